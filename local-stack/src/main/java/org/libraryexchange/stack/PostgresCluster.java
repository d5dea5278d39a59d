package org.libraryexchange.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of one PostgreSQL cluster, and the way to call its programs under the right account. */
record PostgresCluster(Path folder, PostgresBinaries programs, PostgresAccount account) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    Path directory() {
        return folder.resolve("cluster");
    }

    /** The words that call a program of PostgreSQL. */
    List<String> command(String program, String... arguments) {
        List<String> words = new ArrayList<>(account.prefix());
        words.add(programs.program(program));
        words.addAll(List.of(arguments));
        return words;
    }

    void createIfMissing(String superuser, String password) {
        if (Files.exists(directory())) {
            return;
        }
        // Renamed when it is complete, so that an interrupted start leaves nothing that looks like a cluster.
        Path draft = folder.resolve("cluster.new");
        Path passwordFile = folder.resolve("initdb-password");
        try {
            Folders.delete(draft);
            Files.createDirectories(draft);
            PrivateFile.write(passwordFile, password + "\n");
            account.own(draft);
            account.own(passwordFile);
            initdb(draft, superuser, passwordFile);
            Files.move(draft, directory(), StandardCopyOption.ATOMIC_MOVE);
            Files.delete(passwordFile);
        } catch (IOException e) {
            throw new StackException("cannot create a PostgreSQL cluster in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void initdb(Path target, String superuser, Path passwordFile) {
        List<String> words = command("initdb", "--pgdata=" + target, "--username=" + superuser);
        words.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile, "--encoding=UTF8"));
        // The same order of characters on every system.
        words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale"));
        ChildProcess.start(new ChildProcess.Command(
                        "initdb", words, Map.of("LC_ALL", "C"), folder.resolve("initdb.log"), PosixSignal.TERM))
                .awaitSuccess(PATIENCE);
    }

    /**
     * Refuses a cluster that a server uses, and removes the lock of a server that is gone. After a power cut, the
     * number in the lock may belong to any other process, and the server would not start.
     */
    void requireUnused() {
        Path lock = directory().resolve("postmaster.pid");
        try {
            if (Files.exists(lock)) {
                long pid = Long.parseLong(Files.readAllLines(lock).get(0).strip());
                if (isPostgres(pid)) {
                    throw new StackException("PostgreSQL already runs on " + directory() + " as process " + pid);
                }
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new StackException("cannot read " + lock + ": " + e.getMessage(), e);
        }
    }

    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(found -> found.info().command())
                .filter(program -> program.endsWith("/postgres"))
                .isPresent();
    }
}
