package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.TraceCollector.Collected;
import org.libraryexchange.record.Topics;
import org.libraryexchange.stack.pair.Together;

/** A change is followed from a request in Leeds to the mirror in Hangzhou: in both logs, and in one trace. */
@ExtendWith(SharedPair.class)
class TracingIT {

    private static final String CLIENTS_SPAN = "00f067aa0ba902b7";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final CityUnderTest leeds;
    private final CityUnderTest hangzhou;
    private final NodeLog atLeeds;
    private final NodeLog atHangzhou;

    TracingIT(PairUnderTest pair) {
        leeds = pair.leeds();
        hangzhou = pair.hangzhou();
        atLeeds = NodeLog.fromNowOn(leeds);
        atHangzhou = NodeLog.fromNowOn(hangzhou);
    }

    @AfterAll
    static void leaveAsItWas(PairUnderTest pair) {
        new TracingIT(pair).bothRunWith(Map.of());
    }

    @Test
    void bothLogsNameTheChangeAndItsTraceWhileTracingIsOff() {
        // Given
        bothRunWith(Map.of());
        String trace = newTrace();

        // When
        Acknowledged put = put("off", "00-" + trace + "-" + CLIENTS_SPAN + "-01");

        // Then
        String change = "change=leeds/" + sequence(put);
        String told = change + " itemId=" + put.id() + " traceId=" + trace;
        atLeeds.awaitEnd("change made " + told);
        atLeeds.awaitEnd("change sent " + told);
        atHangzhou.awaitEnd("change applied " + told);
    }

    @Test
    void bothLogsNameAChangeThatNobodyTraces() {
        // Given
        bothRunWith(Map.of());

        // When
        Acknowledged put = put("untraced", "no trace context");

        // Then
        long sequence = sequence(put);
        atLeeds.awaitEnd("change made change=leeds/" + sequence + " itemId=" + put.id());
        String alone = "log=leeds first=" + sequence + " last=" + sequence + " records=1";
        atLeeds.awaitEnd("changes sent " + alone);
        atHangzhou.awaitEnd("changes applied " + alone + " applied=1");
        assertThat(atHangzhou.lines()).noneMatch(line -> line.contains("itemId=" + put.id()));
    }

    @Tag("long")
    @Test
    void oneTraceShowsTheRequestAndWhatBecameOfItAndLogsAsJsonNameIt() {
        String trace = newTrace();
        try (TraceCollector collector = TraceCollector.start()) {
            // Given
            Map<String, String> environment = new HashMap<>(collector.environment());
            environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
            bothRunWith(environment);

            // When
            Acknowledged put = put("on", "00-" + trace + "-" + CLIENTS_SPAN + "-01");

            // Then
            Collected request = awaitSpan(collector, trace, leeds, SpanKind.SPAN_KIND_SERVER);
            assertThat(request.parent()).isEqualTo(CLIENTS_SPAN);
            Collected sent = awaitSpan(collector, trace, leeds, SpanKind.SPAN_KIND_PRODUCER);
            assertThat(sent.parent()).isEqualTo(request.id());
            assertThat(sent.name()).isEqualTo("send " + Topics.items("leeds"));
            Collected applied = awaitSpan(collector, trace, hangzhou, SpanKind.SPAN_KIND_CONSUMER);
            assertThat(applied.parent()).isEqualTo(request.id());
            assertThat(applied.name()).isEqualTo("process " + Topics.items("leeds"));
            String told = "change=leeds/" + sequence(put) + " itemId=" + put.id() + " traceId=" + trace;
            assertThat(atLeeds.awaitEvent("change made " + told)
                            .at("/mdc/traceId")
                            .asText())
                    .isEqualTo(trace);
            assertThat(atHangzhou
                            .awaitEvent("change applied " + told)
                            .path("city")
                            .asText())
                    .isEqualTo("hangzhou");
        }
    }

    @Tag("long")
    @Test
    void changesDoNotWaitForACollectorThatIsAway() {
        // Given
        String trace = newTrace();
        bothRunWith(environmentOfAClosedCollector());

        // When
        Acknowledged put = put("away", "00-" + trace + "-" + CLIENTS_SPAN + "-01");

        // Then
        atHangzhou.awaitEnd(
                "change applied change=leeds/" + sequence(put) + " itemId=" + put.id() + " traceId=" + trace);
        atLeeds.await("Failed to export");
        assertThat(Health.of(leeds)).isEqualTo(Health.GREEN);
    }

    private static Map<String, String> environmentOfAClosedCollector() {
        try (TraceCollector collector = TraceCollector.start()) {
            return collector.environment();
        }
    }

    private static Collected awaitSpan(TraceCollector collector, String trace, CityUnderTest city, SpanKind kind) {
        return Awaitility.await(city + " " + kind)
                .atMost(SOON)
                .until(() -> collector.span(trace, city.name() + "-node", kind), Optional::isPresent)
                .orElseThrow();
    }

    private void bothRunWith(Map<String, String> environment) {
        leeds.runWith(environment);
        hangzhou.runWith(environment);
        Together.run(List.of(leeds::awaitReady, hangzhou::awaitReady));
    }

    private Acknowledged put(String name, String traceparent) {
        String document = ItemDocuments.event("Followed " + name).toString();
        return (Acknowledged) leeds.client().putWithin(traceparent, "tracing", name, document);
    }

    private long sequence(Acknowledged put) {
        return leeds.database().item("leeds", put.id()).orElseThrow().sequence();
    }

    private static String newTrace() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
