package org.libraryexchange.bench.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.libraryexchange.stack.ChildProcess;
import org.libraryexchange.stack.JavaProgram;
import org.libraryexchange.stack.LocalKafka;
import org.libraryexchange.stack.PosixSignal;
import org.libraryexchange.stack.SecondCompiler;

/** Debezium's connector for PostgreSQL and its JDBC sink, both in one standalone Kafka Connect. */
final class DebeziumConnect extends Peer {

    /** Where the build has put Kafka Connect with its connectors, relative to the benchmarks' folder. */
    private static final Path PROGRAM =
            Path.of("connect", "target", "lib").toAbsolutePath().normalize();

    private static final String TOPIC = "source.public.item";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final LocalKafka kafka;
    private ChildProcess connect;

    DebeziumConnect(Path folder, boolean searchable) throws SQLException {
        super(folder, searchable);
        this.kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.Options.DEFAULT);
        databases.executeAtSource("alter role source replication; grant select on item to source");
        databases.executeAtSource("create publication dbz for table item");
        databases.executeAtSource("select pg_create_logical_replication_slot('debezium', 'pgoutput')");
        databases.executeAtSink("grant all on item to sink");
    }

    @Override
    public String title() {
        return "Debezium with JDBC sink";
    }

    @Override
    public void switchOn() {
        SinglePartitionTopics.create(kafka, TOPIC);
        List<String> words = new ArrayList<>(List.of(JavaProgram.path(), "-Xms256m", "-Xmx2560m"));
        words.addAll(SecondCompiler.LATER);
        words.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                file("worker.properties", worker()),
                file("source.properties", sourceConnector()),
                file("sink.properties", sinkConnector())));
        connect = ChildProcess.start(new ChildProcess.Command(
                "Kafka Connect",
                words,
                Map.of("CLASSPATH", PROGRAM + "/*"),
                folder.resolve("connect.log"),
                PosixSignal.TERM));
    }

    private String file(String name, Map<String, String> settings) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(settings)
                .forEach((key, value) ->
                        lines.append(key).append('=').append(value).append('\n'));
        try {
            return Files.writeString(folder.resolve(name), lines).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> worker() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("bootstrap.servers", "127.0.0.1:" + kafka.port());
        settings.put("offset.storage.file.filename", folder.resolve("offsets").toString());
        settings.put("offset.flush.interval.ms", "5000");
        settings.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("listeners", "http://127.0.0.1:0");
        settings.put("plugin.discovery", "only_scan");
        // Large batches if many rows come at once. That gives throughput without a delay for single changes.
        settings.put("producer.linger.ms", "5");
        settings.put("producer.batch.size", "262144");
        settings.put("producer.compression.type", "lz4");
        settings.put("consumer.max.poll.records", "2000");
        settings.put("consumer.max.partition.fetch.bytes", "16777216");
        settings.put("consumer.fetch.max.bytes", "52428800");
        return settings;
    }

    private Map<String, String> sourceConnector() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("name", "source");
        settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.put("database.hostname", "127.0.0.1");
        settings.put("database.port", Integer.toString(databases.source().port()));
        settings.put("database.user", databases.source().user());
        settings.put("database.password", databases.source().password());
        settings.put("database.dbname", "source");
        settings.put("topic.prefix", "source");
        settings.put("table.include.list", "public.item");
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", "debezium");
        settings.put("publication.name", "dbz");
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("snapshot.mode", "no_data");
        settings.put("max.batch.size", "8192");
        settings.put("max.queue.size", "32768");
        settings.put("poll.interval.ms", "5");
        settings.put("tombstones.on.delete", "false");
        // Only the row, without its old state and its source, so that there is less to write and to read.
        settings.put("transforms", "unwrap");
        settings.put("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState");
        return settings;
    }

    private Map<String, String> sinkConnector() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("name", "sink");
        settings.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
        settings.put("tasks.max", "1");
        settings.put("topics", TOPIC);
        settings.put("connection.url", databases.sink().jdbcUrl() + "?reWriteBatchedInserts=true");
        settings.put("connection.username", databases.sink().user());
        settings.put("connection.password", databases.sink().password());
        settings.put("insert.mode", "upsert");
        settings.put("primary.key.mode", "record_key");
        settings.put("collection.name.format", "item");
        settings.put("schema.evolution", "none");
        settings.put("batch.size", "2000");
        settings.put("use.reduction.buffer", "true");
        return settings;
    }

    @Override
    public long residentBytes() {
        return connect.residentBytes();
    }

    @Override
    void switchOff() {
        if (connect != null) {
            connect.stop(STOP_PATIENCE);
        }
        kafka.close();
    }
}
