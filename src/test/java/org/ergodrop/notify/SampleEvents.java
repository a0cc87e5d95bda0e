package org.ergodrop.notify;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.MailEvent.Kind;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.pods.PodProvider;
import org.ergodrop.routes.RouteCheck;
import org.ergodrop.text.Sentences;

/** One event of each kind, as the service reports them. */
final class SampleEvents {

    static final String NAME = "Balení u linky 3, ranní směna.mp4";

    private SampleEvents() {}

    static MailEvent completed(String queue, int number, String... more) {
        boolean czech = queue.equals("lab");
        Map<String, String> details = new LinkedHashMap<>(Map.of(
                MailDetails.VIDEO_NAME,
                NAME,
                MailDetails.LEVEL,
                "HIGH",
                MailDetails.VERDICT,
                czech
                        ? "Ergonomická zátěž: vysoká (trup, levá paže); zvýšená (krk); nízká (pravá paže)."
                        : "Ergonomic load: high (trunk, left arm); raised (neck); low (right arm).",
                MailDetails.WORST,
                czech
                        ? "Levá paže: silné zvednutí (>60°), jednou drženo 10,9 s od 0:00:18; celkem 10,9 s, tj. 20\u00a0% změřené doby\n"
                                + "Trup: silné předklonění (>60°), 3krát drženo, nejdéle 8,5 s od 0:01:12; celkem 21,0 s, tj. 37\u00a0% změřené doby\n"
                                + "Krk: mírné předklonění (25° až 45°), jednou drženo 5,0 s od 0:00:43; celkem 6,2 s, tj. 11\u00a0% změřené doby"
                        : "Left arm: strongly raised (>60°), held once for 10.9 s, from 0:00:18; 10.9 s in all, 20\u00a0% of the measured time\n"
                                + "Trunk: strong forward bend (>60°), held 3 times, the longest 8.5 s from 0:01:12; 21.0 s in all, 37\u00a0% of the measured time\n"
                                + "Neck: moderate forward bend (25° to 45°), held once for 5.0 s, from 0:00:43; 6.2 s in all, 11\u00a0% of the measured time",
                MailDetails.COVERAGE,
                czech
                        ? "Osoba byla změřena po 56,8 s z 60,0 s (95\u00a0%). Nezměřeno: trup 3,2 s (5\u00a0%), levá paže 6,2 s (10\u00a0%)."
                        : "A person was measured for 56.8 s of 60.0 s (95\u00a0%). Not measured: trunk 3.2 s (5\u00a0%), left arm 6.2 s (10\u00a0%).",
                MailDetails.REPORT_LINK,
                "https://docs.google.com/spreadsheets/d/1AbCdEf/edit",
                MailDetails.FOLDER_LINK,
                "https://drive.google.com/drive/folders/1XyZ?a=1&b=2"));
        for (int i = 0; i < more.length; i += 2) {
            details.put(more[i], more[i + 1]);
        }
        return job(queue, Kind.COMPLETED, number, details);
    }

    static MailEvent failed(String queue, Kind kind, int number) {
        boolean czech = queue.equals("lab");
        Map<String, String> details = new LinkedHashMap<>(Map.of(
                MailDetails.VIDEO_NAME,
                NAME,
                MailDetails.REASON,
                switch (kind) {
                    case REJECTED ->
                        czech
                                ? "Soubor není video, kterému rozumíme: je useknutý po 12,4 MB. Exportujte video znovu jako MP4 (H.264)."
                                : "The file is no video we understand: it breaks off after 12.4 MB. Export the video again as MP4 (H.264).";
                    default ->
                        czech
                                ? "Analýza videa byla spuštěna 3krát a program se pokaždé uprostřed zastavil."
                                : "The analysis was started 3 times and the program stopped in the middle each time.";
                }));
        return job(queue, kind, number, details);
    }

    static MailEvent trouble(String queue, Kind kind, TroubleKind trouble) {
        boolean czech = !"english".equals(queue);
        String id = "trouble-" + trouble.name().toLowerCase(Locale.ROOT) + "-1795392000000-1f"
                + (kind == Kind.TROUBLE_OVER ? "-over" : "");
        return new MailEvent(
                id,
                kind,
                queue,
                null,
                Map.of(
                        MailDetails.TROUBLE,
                        trouble.name(),
                        MailDetails.SUBJECT,
                        "laborator@example.org",
                        MailDetails.SINCE,
                        "2026-11-23T00:12:00Z",
                        MailDetails.DETAIL,
                        czech
                                ? "Google odvolal oprávnění účtu laborator@example.org. Na počítači s Ergodropem spusťte „ergodrop auth login“ a přihlaste se znovu."
                                : "Google revoked the authorization of laborator@example.org. On the Ergodrop machine run \"ergodrop auth login\" and sign in again."));
    }

    /** As org.ergodrop.routes tells it. */
    static MailEvent routesBroken(Locale language) {
        Sentences routes = Sentences.of(RouteCheck.class);
        String wrong = routes.say(
                language,
                "routes.at-line",
                "40-deliver.camel.yaml",
                15,
                routes.say(language, "routes.no-bean", "archiveVidoe"));
        return operatorsTrouble(
                TroubleKind.ROUTES_BROKEN, "40-deliver.camel.yaml", routes.say(language, "routes.goes-on", wrong));
    }

    /** As org.ergodrop.pods tells it. */
    static MailEvent podKeyRefused(Locale language) {
        Sentences pods = Sentences.of(PodProvider.class);
        return operatorsTrouble(
                TroubleKind.POD_KEY_REFUSED,
                "ergodrop-lab-",
                pods.say(language, "trouble.POD_KEY_REFUSED", "GET /pods: 401"));
    }

    /** As org.ergodrop.pods tells it. */
    static MailEvent podsCost(Locale language) {
        Sentences pods = Sentences.of(PodProvider.class);
        return new MailEvent(
                "pod-cost-ergodrop-lab-2026-11-22",
                Kind.POD_COST,
                null,
                null,
                Map.of(
                        MailDetails.SUBJECT,
                        "2026-11-22",
                        MailDetails.REASON,
                        pods.say(language, "cost.day", "2.34", 3, "6.00", "41.70")));
    }

    private static MailEvent operatorsTrouble(TroubleKind kind, String subject, String detail) {
        return new MailEvent(
                "trouble-" + kind.name().toLowerCase(Locale.ROOT) + "-1795392000000-2e",
                Kind.TROUBLE,
                null,
                null,
                Map.of(
                        MailDetails.TROUBLE,
                        kind.name(),
                        MailDetails.SUBJECT,
                        subject,
                        MailDetails.SINCE,
                        "2026-11-23T00:12:00Z",
                        MailDetails.DETAIL,
                        detail));
    }

    private static MailEvent job(String queue, Kind kind, int number, Map<String, String> details) {
        JobId job = new JobId("20261123-0012%02d-a1b2c3".formatted(number));
        return new MailEvent("job-" + job + "-" + kind.name().toLowerCase(Locale.ROOT), kind, queue, job, details);
    }
}
