package org.libraryexchange.pair;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.libraryexchange.stack.LocalPostgres;

/** A copy of the files of a city's database, taken while nothing ran on them. */
public final class Backup {

    private final CityUnderTest city;

    private Backup(CityUnderTest city) {
        this.city = city;
    }

    /** Stops the city's node and database, copies the files, and starts the database again. */
    public static Backup of(CityUnderTest city) {
        Backup backup = new Backup(city);
        city.node().stop();
        city.postgres().stop();
        run("rm", "-rf", backup.copy());
        run("cp", "-a", backup.cluster(), backup.copy());
        city.postgres().restart();
        return backup;
    }

    /** Stops the city's node and restores its database. */
    public void restore() {
        city.node().stop();
        city.postgres().stop();
        run("rm", "-rf", cluster());
        run("cp", "-a", copy(), cluster());
        city.postgres().restart();
    }

    private String cluster() {
        return folder(city.postgres()).resolve("cluster").toString();
    }

    private String copy() {
        return folder(city.postgres()).resolve("backup").toString();
    }

    private static Path folder(LocalPostgres postgres) {
        return postgres.log().toAbsolutePath().getParent();
    }

    private static void run(String... command) {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(List.of(command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + List.of(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
