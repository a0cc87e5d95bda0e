package org.ergodrop.demo.google;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** The page where a person says yes or no, and the code that she takes back to the program. */
final class ConsentScreen {

    /** What happens when a browser comes. */
    enum Mode {
        ALLOW_AT_ONCE,
        DENY_AT_ONCE,
        ASK
    }

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /**
     * Good for one exchange.
     *
     * @param challenge of PKCE; empty when the client sent none
     * @param method S256 or plain
     */
    record Code(
            String clientId,
            String redirectUri,
            String challenge,
            String method,
            Set<String> scopes,
            String email,
            Instant expires) {}

    private final Clock clock;
    private final Identifiers ids;
    private final DriveStore store;
    private final Map<String, String> clients;
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private Mode mode;

    ConsentScreen(Clock clock, DriveStore store, Map<String, String> clients, Mode mode) {
        this.clock = clock;
        this.ids = store.ids();
        this.store = store;
        this.clients = clients;
        this.mode = mode;
    }

    synchronized void mode(Mode how) {
        mode = how;
    }

    synchronized @Nullable Code redeem(String code) {
        Code found = codes.remove(code);
        return found == null || clock.instant().isAfter(found.expires()) ? null : found;
    }

    synchronized Reply authorize(HttpCall http) {
        Map<String, String> asked = http.query();
        String wrong = wrong(asked);
        if (wrong != null) {
            return Reply.html(400, ConsentPage.refusal(wrong));
        }
        return switch (mode) {
            case ALLOW_AT_ONCE -> allowed(asked, email(asked), Grants.scopes(asked.getOrDefault("scope", "")));
            case DENY_AT_ONCE -> denied(asked);
            case ASK ->
                Reply.html(
                        200,
                        ConsentPage.of(
                                asked,
                                store.accounts().stream()
                                        .filter(account -> !account.isServiceAccount())
                                        .map(Account::email)
                                        .toList()));
        };
    }

    /** What the person answered on the page. */
    synchronized Reply answered(HttpCall http) throws IOException {
        Map<String, String> form = new LinkedHashMap<>(http.form());
        String wrong = wrong(form);
        if (wrong != null) {
            return Reply.html(400, ConsentPage.refusal(wrong));
        }
        if (!form.containsKey("allow")) {
            return denied(form);
        }
        Set<String> ticked = Grants.scopes(form.getOrDefault("scope", "")).stream()
                .filter(scope -> form.containsKey("tick:" + scope))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return ticked.isEmpty() ? denied(form) : allowed(form, form.getOrDefault("account", email(form)), ticked);
    }

    private @Nullable String wrong(Map<String, String> asked) {
        String client = asked.getOrDefault("client_id", "");
        if (client.isEmpty() || (!clients.isEmpty() && !clients.containsKey(client))) {
            return "invalid_client: The OAuth client was not found.";
        }
        if (!isLoopback(asked.getOrDefault("redirect_uri", ""))) {
            return "redirect_uri_mismatch";
        }
        if (!asked.getOrDefault("response_type", "").equals("code")) {
            return "invalid_request: response_type";
        }
        return asked.getOrDefault("scope", "").isBlank() ? "invalid_request: Missing required parameter: scope" : null;
    }

    private static boolean isLoopback(String address) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost() == null ? "" : uri.getHost();
            return "http".equals(uri.getScheme())
                    && Set.of("127.0.0.1", "localhost", "[::1]").contains(host);
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private String email(Map<String, String> asked) {
        String hint = asked.get("login_hint");
        if (hint != null && store.account(hint) != null) {
            return hint;
        }
        return store.accounts().get(0).email();
    }

    private Reply allowed(Map<String, String> asked, String email, Set<String> scopes) {
        String code = "4/0A" + ids.text(60);
        String challenge = asked.getOrDefault("code_challenge", "");
        String method = asked.getOrDefault("code_challenge_method", "plain");
        codes.put(
                code,
                new Code(
                        asked.getOrDefault("client_id", ""),
                        asked.getOrDefault("redirect_uri", ""),
                        challenge,
                        method,
                        scopes,
                        email,
                        clock.instant().plus(CODE_LIFE)));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("scope", String.join(" ", scopes));
        return back(asked, answer);
    }

    private static Reply denied(Map<String, String> asked) {
        return back(asked, new LinkedHashMap<>(Map.of("error", "access_denied")));
    }

    private static Reply back(Map<String, String> asked, Map<String, String> answer) {
        String state = asked.get("state");
        if (state != null) {
            answer.put("state", state);
        }
        String query = answer.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String target = asked.getOrDefault("redirect_uri", "");
        return Reply.empty(302).with("Location", target + (target.contains("?") ? "&" : "?") + query);
    }
}
