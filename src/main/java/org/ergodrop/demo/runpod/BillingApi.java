package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;
import org.ergodrop.demo.runpod.Charges.Amount;
import org.jspecify.annotations.Nullable;

/** What pods have cost, in buckets of time. Agrees with the meter to the second, as RunPod bills per second. */
final class BillingApi {

    private final Fleet fleet;

    BillingApi(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Lengths of a bucket, aligned to UTC. */
    private enum Bucket {
        HOUR(ChronoUnit.HOURS),
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS),
        YEAR(ChronoUnit.YEARS);

        private final ChronoUnit unit;

        Bucket(ChronoUnit unit) {
            this.unit = unit;
        }

        ZonedDateTime begin(Instant time) {
            ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
            ZonedDateTime midnight = utc.truncatedTo(ChronoUnit.DAYS);
            return switch (this) {
                case HOUR -> utc.truncatedTo(ChronoUnit.HOURS);
                case DAY -> midnight;
                case WEEK -> midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> midnight.withDayOfMonth(1);
                case YEAR -> midnight.withDayOfYear(1);
            };
        }

        ZonedDateTime end(Instant time) {
            ZonedDateTime begin = begin(time);
            return begin.toInstant().equals(time) ? begin : begin.plus(1, unit);
        }
    }

    private record Asked(
            Instant from,
            Instant until,
            Bucket bucket,
            @Nullable String podId) {}

    Reply pods(HttpCall call) throws Problem {
        Asked asked = asked(call);
        return Reply.json(200, fleet.at(now -> answer(asked, now)));
    }

    private Asked asked(HttpCall call) throws Problem {
        Instant now = fleet.now();
        String size = call.query().getOrDefault("bucketSize", "day");
        if (!Set.of("hour", "day", "week", "month", "year").contains(size)) {
            throw new Problem(422, "bucketSize must be hour, day, week, month or year");
        }
        Bucket bucket = Bucket.valueOf(size.toUpperCase(java.util.Locale.ROOT));
        String lastN = call.parameter("lastN");
        String podId = call.parameter("podId");
        if (lastN == null) {
            Instant from = time(call.parameter("startTime"), now.minus(30, ChronoUnit.DAYS));
            Instant until = time(call.parameter("endTime"), now);
            return new Asked(bucket.begin(from).toInstant(), bucket.end(until).toInstant(), bucket, podId);
        }
        if (call.parameter("startTime") != null || call.parameter("endTime") != null) {
            throw new Problem(400, "lastN and startTime/endTime are mutually exclusive");
        }
        if (!lastN.matches("[1-9]\\d{0,5}")) {
            throw new Problem(422, "lastN must be an integer >= 1");
        }
        ZonedDateTime current = bucket.begin(now);
        Instant first = current.minus(Integer.parseInt(lastN) - 1L, bucket.unit).toInstant();
        return new Asked(first, current.plus(1, bucket.unit).toInstant(), bucket, podId);
    }

    private static Instant time(@Nullable String text, Instant otherwise) throws Problem {
        try {
            return text == null ? otherwise : ZonedDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Problem(422, "not a time: " + text);
        }
    }

    private ObjectNode answer(Asked asked, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode records = body.putArray("records");
        Amount total = Amount.NONE;
        Set<String> seen = new HashSet<>();
        List<RentedPod> pods = fleet.ever();
        ZonedDateTime bucket = asked.from().atZone(ZoneOffset.UTC);
        while (bucket.toInstant().isBefore(asked.until())) {
            Instant from = bucket.toInstant();
            bucket = bucket.plus(1, asked.bucket().unit);
            Instant until = bucket.toInstant();
            for (RentedPod pod : pods) {
                boolean wanted = asked.podId() == null || asked.podId().equals(pod.id);
                Amount amount = pod.charges.between(from, until, now);
                if (wanted && amount.total() > 0) {
                    ObjectNode record = records.addObject();
                    window(record, from, until).put("podId", pod.id);
                    amounts(record, amount);
                    total = total.plus(amount);
                    seen.add(pod.id);
                }
            }
        }
        ObjectNode metadata = body.putObject("metadata");
        window(metadata.putObject("query"), asked.from(), asked.until())
                .put("bucketSize", asked.bucket().name().toLowerCase(java.util.Locale.ROOT))
                .put("podId", asked.podId());
        metadata.put("recordCount", records.size()).put("uniquePodCount", seen.size());
        amounts(metadata.putObject("totals"), total);
        return body;
    }

    private static ObjectNode window(ObjectNode json, Instant from, Instant until) {
        return json.put("startTime", PodJson.text(from)).put("endTime", PodJson.text(until));
    }

    private static void amounts(ObjectNode json, Amount amount) {
        json.put("totalAmount", amount.total())
                .put("gpuAmount", amount.gpu())
                .put("cpuAmount", amount.cpu())
                .put("diskAmount", amount.disk());
    }
}
