package org.libraryexchange.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL cluster on 127.0.0.1 that keeps its data in a folder. Everything that makes a commit durable is on. It
 * holds one database. A role of the same name, which is not a superuser, owns it. The node works as another role, which
 * has the rights that the owner grants it.
 */
public final class LocalPostgres extends LocalService {

    /**
     * Options of the cluster.
     *
     * @param database name of the database and of its owner, lower-case; the node's role has the name with {@code _node}
     * @param port 0 for a free one, which does not change while this object lives
     * @param settings further server settings, such as {@code max_connections}
     * @param programs folder in which the PostgreSQL programs are unpacked, once for all clusters
     */
    public record Options(String database, int port, Map<String, String> settings, Path programs) {

        public Options {
            if (!database.matches("[a-z][a-z0-9_]{0,57}")) {
                throw new IllegalArgumentException("database: must be a lower-case name, not '" + database + "'");
            }
            settings = Map.copyOf(settings);
        }

        public static Options database(String name) {
            return new Options(name, 0, Map.of(), PostgresBinaries.userCache());
        }

        public Options withPort(int fixed) {
            return new Options(database, fixed, settings, programs);
        }

        public Options withSetting(String name, String value) {
            Map<String, String> more = new HashMap<>(settings);
            more.put(name, value);
            return new Options(database, port, more, programs);
        }

        public Options withPrograms(Path folder) {
            return new Options(database, port, settings, folder);
        }
    }

    private static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A session that is being cut off may hold the port a moment longer than the server. */
    private static final Duration CUT_OFF_PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, String> ALWAYS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on");

    private final Path folder;
    private final Options options;
    private final int port;
    private final PostgresCluster cluster;
    private final PostgresPasswords passwords;
    private Map<String, String> environment = Map.of("LC_ALL", "C");

    private LocalPostgres(Path folder, Options options, PostgresAccount account) {
        this.folder = folder.toAbsolutePath();
        this.options = options;
        this.port = Ports.freeUnless(options.port());
        this.cluster = new PostgresCluster(this.folder, PostgresBinaries.in(options.programs()), account);
        this.passwords = PostgresPasswords.in(this.folder);
    }

    /**
     * Starts the cluster of the folder, which is created the first time. Returns when the cluster accepts connections.
     */
    public static LocalPostgres start(Path folder, Options options) {
        return start(folder, options, PostgresAccount.available());
    }

    static LocalPostgres start(Path folder, Options options, PostgresAccount account) {
        LocalPostgres postgres = new LocalPostgres(folder, options, account);
        postgres.cluster.createIfMissing(SUPERUSER, postgres.passwords.superuser());
        postgres.launch();
        return postgres;
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + options.database();
    }

    /** The role that owns the database. */
    public String user() {
        return options.database();
    }

    public String password() {
        return passwords.owner();
    }

    /** The role as which a node works. */
    public String nodeUser() {
        return PostgresDatabase.nodeOf(options.database());
    }

    public String nodePassword() {
        return passwords.node();
    }

    public Path log() {
        return folder.resolve("postgresql.log");
    }

    /** A connection to the database as its owner. */
    public Connection connect() throws SQLException {
        return connect(user(), password(), options.database());
    }

    /** A connection to the database as superuser, for tests. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect(SUPERUSER, passwords.superuser(), options.database());
    }

    /** Ends the server properly: it rolls back transactions and writes a checkpoint. */
    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(30));
    }

    /**
     * Ends the server as {@code pg_ctl -m immediate} does: it cuts off sessions, and has to recover at the next start.
     */
    public void stopImmediately() {
        process.stop(PosixSignal.QUIT, Duration.ofSeconds(30));
    }

    /** Starts the server again on the same port. A running one is stopped first. */
    public void restart() {
        stop();
        // If the port stays taken, the launch reports it.
        Ports.awaitFree(port, CUT_OFF_PATIENCE);
        launch();
    }

    /** Does the same with more environment for the server, until it gets another. */
    public void restart(Map<String, String> more) {
        environment = new HashMap<>(more);
        environment.put("LC_ALL", "C");
        restart();
    }

    private void launch() {
        requireFreePort();
        cluster.requireUnused();
        process = ChildProcess.start(new ChildProcess.Command(
                "PostgreSQL (" + options.database() + ")", serverCommand(), environment, log(), PosixSignal.INT));
        try {
            process.await(PATIENCE, this::takesConnections);
            createDatabase();
        } catch (StackException e) {
            process.kill();
            throw e;
        }
    }

    private void requireFreePort() {
        if (Ports.isTaken(port)) {
            throw new StackException(
                    "port " + port + " for PostgreSQL (" + options.database() + ") is in use by another program");
        }
    }

    private List<String> serverCommand() {
        List<String> words =
                cluster.command("postgres", "-D", cluster.directory().toString(), "-p", Integer.toString(port));
        Map<String, String> settings = new HashMap<>(ALWAYS);
        settings.putAll(options.settings());
        settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }

    private boolean takesConnections() {
        try (Connection connection = connect(SUPERUSER, passwords.superuser(), "postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private void createDatabase() {
        try (Connection connection = connect(SUPERUSER, passwords.superuser(), "postgres")) {
            new PostgresDatabase(connection).create(options.database(), passwords);
        } catch (SQLException e) {
            throw new StackException(
                    "cannot create database " + options.database() + ": " + e.getMessage() + "; log: " + log(), e);
        }
    }

    private Connection connect(String user, String password, String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setConnectTimeout(5);
        return source.getConnection(user, password);
    }
}
