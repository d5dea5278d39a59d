package org.libraryexchange.pair;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans in by OTLP over HTTP, in protobuf, on a free port. */
final class TraceCollector implements AutoCloseable {

    /**
     * A span as it came.
     *
     * @param service the node that made it
     * @param parent span id; empty where it has none
     */
    record Collected(String service, String name, Span.SpanKind kind, String trace, String id, String parent) {}

    private final HttpServer server;
    private final List<Collected> spans = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceCollector collector = new TraceCollector(server);
            server.createContext("/v1/traces", collector::take);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Switches tracing on in a node and has it sent here, soon. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms");
    }

    /** The bytes of all that has come up to now, read as UTF-8, as which protobuf writes texts. */
    List<String> received() {
        return List.copyOf(received);
    }

    int spans() {
        return spans.size();
    }

    /** All spans of a trace that have come up to now. */
    List<Collected> trace(String traceId) {
        return spans.stream().filter(span -> span.trace().equals(traceId)).toList();
    }

    /** The span of a trace that a service has made of this kind. */
    Optional<Collected> span(String traceId, String service, Span.SpanKind kind) {
        return trace(traceId).stream()
                .filter(span -> span.service().equals(service) && span.kind() == kind)
                .findFirst();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            byte[] request = body.readAllBytes();
            received.add(new String(request, StandardCharsets.UTF_8));
            ExportTraceServiceRequest.parseFrom(request).getResourceSpansList().forEach(this::keep);
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private void keep(ResourceSpans resource) {
        String service = resource.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElse("");
        resource.getScopeSpansList()
                .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(collected(service, span))));
    }

    private static Collected collected(String service, Span span) {
        HexFormat hex = HexFormat.of();
        return new Collected(
                service,
                span.getName(),
                span.getKind(),
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
