package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** A pod's log as server-sent events. Unlike RunPod's, the stream ends with what there is now; a client comes again. */
final class LogsApi {

    private static final int USUAL_TAIL = 100;

    private final Fleet fleet;

    LogsApi(Fleet fleet) {
        this.fleet = fleet;
    }

    Reply logs(String id, HttpCall call) throws Problem {
        RentedPod pod = fleet.visible(id);
        String source = call.parameter("source");
        if (source != null && !Set.of("container", "system").contains(source)) {
            throw new Problem(422, "source must be container or system");
        }
        List<PodLog.Line> lines = pod.log.lines().stream()
                .filter(line -> source == null || line.source().equals(source))
                .toList();
        Instant since = since(call);
        if (since != null) {
            lines = lines.stream().filter(line -> line.time().isAfter(since)).toList();
        } else {
            int tail = tail(call.parameter("tail"));
            lines = lines.subList(Math.max(0, lines.size() - tail), lines.size());
        }
        StringBuilder events = new StringBuilder();
        for (PodLog.Line line : lines) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.put("ts", line.time().toString()).put("source", line.source()).put("line", line.text());
            events.append("id: ")
                    .append(line.time())
                    .append("\ndata: ")
                    .append(data)
                    .append("\n\n");
        }
        return Reply.bytes(200, "text/event-stream", events.toString().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-cache")
                .with("X-Accel-Buffering", "no");
    }

    private static int tail(@Nullable String asked) throws Problem {
        if (asked == null) {
            return USUAL_TAIL;
        }
        if (!asked.matches("\\d{1,4}") || Integer.parseInt(asked) > PodLog.MOST) {
            throw new Problem(422, "tail must be an integer from 0 to " + PodLog.MOST);
        }
        return Integer.parseInt(asked);
    }

    private static @Nullable Instant since(HttpCall call) throws Problem {
        String last = call.header("Last-Event-ID");
        String text = last == null ? call.parameter("since") : last;
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Problem(422, "not a time: " + text);
        }
    }
}
