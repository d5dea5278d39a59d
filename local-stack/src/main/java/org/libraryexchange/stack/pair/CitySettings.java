package org.libraryexchange.stack.pair;

import java.net.URI;
import java.nio.file.Path;

/**
 * One city of the pair.
 *
 * @param name in topics and tokens
 * @param title for people
 * @param module folder of the city's node in the repository
 * @param port of the API
 * @param managementPort of health and metrics
 */
public record CitySettings(String name, String title, Path module, int port, int managementPort) {

    public CitySettings withPorts(int other, int otherManagement) {
        return new CitySettings(name, title, module, other, otherManagement);
    }

    /** The same city with a node of another repository. */
    public CitySettings withModule(Path other) {
        return new CitySettings(name, title, other, port, managementPort);
    }

    /** Base address of the API. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    /** The packaged node. */
    public Path jar() {
        return module.resolve("target/quarkus-app/quarkus-run.jar");
    }

    public Path samples() {
        return module.resolve("sample-catalogue");
    }
}
