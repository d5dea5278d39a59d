package org.libraryexchange.pair.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Repository;
import org.libraryexchange.stack.Ports;

/** An nginx of Debian's, set up as the operations guide shows it, in front of a node. */
final class Nginx implements AutoCloseable {

    private static final Path GUIDE = Repository.root().resolve("docs/configure.md");
    private static final Pattern BLOCK = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; everything of it lies in the folder. */
    static Nginx inFrontOf(CityUnderTest city, Path folder) throws IOException, InterruptedException {
        int port = Ports.free();
        Path key = folder.resolve("exchange.key");
        Path certificate = folder.resolve("exchange.pem");
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString()));
        String server = block().replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                .replace("exchange.library.example", "localhost")
                .replace("/etc/ssl/exchange.pem", certificate.toString())
                .replace("/etc/ssl/private/exchange.key", key.toString())
                .replace("127.0.0.1:8081", "127.0.0.1:" + city.api().getPort());
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, """
                daemon off;
                pid %1$s/nginx.pid;
                error_log stderr warn;
                events {}
                http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(folder, server));
        Process process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        return new Nginx(process, port);
    }

    private static String block() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(GUIDE));
        if (!block.find()) {
            throw new AssertionError("the guide has no settings of nginx");
        }
        return block.group(1);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
