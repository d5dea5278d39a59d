package org.libraryexchange.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The files in which a cluster keeps its database, for tests of what is left on the disk. */
public record PostgresFiles(LocalPostgres postgres) {

    private static final String FOLDER = """
            select current_setting('data_directory') || '/base/' || oid from pg_database
            where datname = current_database()
            """;

    /**
     * Names of the files that hold a word, once all that is in memory is written.
     *
     * @param word in ASCII
     */
    public List<String> holding(String word) throws SQLException {
        try (Stream<Path> files = Files.list(written())) {
            return files.filter(file -> text(file).contains(word))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path written() throws SQLException {
        try (Connection superuser = postgres.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("checkpoint");
            try (ResultSet row = statement.executeQuery(FOLDER)) {
                row.next();
                return Path.of(row.getString(1));
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            // The database has removed it since it was listed.
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
