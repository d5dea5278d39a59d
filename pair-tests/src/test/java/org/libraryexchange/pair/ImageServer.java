package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A library's server of images, which speaks IIIF over TLS with a certificate that it made itself. */
final class ImageServer implements AutoCloseable {

    private static final String PASSWORD = "image-server";
    private static final int TILE = 256;

    private final HttpsServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> copies = new ConcurrentHashMap<>();

    private ImageServer(HttpsServer server) {
        this.server = server;
    }

    static ImageServer start(Path folder) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ImageServer images = new ImageServer(server);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(folder.resolve("images.p12"))));
            server.createContext("/", images::answer);
            server.start();
            return images;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no server of images", e);
        }
    }

    private static SSLContext tls(Path store) throws IOException, GeneralSecurityException {
        new Program("a JDK", store.getParent(), Map.of(), Duration.ofMinutes(1))
                .run(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "images",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        return tls;
    }

    String address(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    /** Paths that were asked for, in order. */
    List<String> asked() {
        return asked;
    }

    /** Serves what another server has answered. */
    void copy(String path, byte[] answer) {
        copies.put(path, answer);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            if (copies.containsKey(path)) {
                send(exchange, path.endsWith(".json") ? "application/json" : "image/jpeg", copies.get(path));
            } else if (path.endsWith(".json")) {
                send(exchange, "application/json", json(path).getBytes(UTF_8));
            } else if (path.endsWith(".jpg")) {
                send(exchange, "image/jpeg", picture());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** A picture of a circle. */
    static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(0, 0, TILE, TILE);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    private String json(String path) {
        return switch (path) {
            case "/three.json" -> """
                    {"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest",
                     "requiredStatement": {"label": {"en": ["Held by"]}, "value": {"en": ["Leeds <b>Libraries</b>"]}},
                     "items": [
                      {"type": "Canvas", "label": {"en": ["Recto"], "zh-Hans": ["正面"]}, "width": 1000, "height": 700,
                       "items": [{"type": "AnnotationPage", "items": [{"type": "Annotation", "body":
                        {"id": "%1$s/map/full/max/0/default.jpg", "type": "Image",
                         "service": [{"id": "%1$s/map", "type": "ImageService3"}]}}]}]},
                      {"type": "Canvas", "label": {"en": ["Verso"]}, "width": 256, "height": 256,
                       "items": [{"type": "AnnotationPage", "items": [{"type": "Annotation", "body":
                        {"id": "%1$s/verso.jpg", "type": "Image"}}]}]}]}
                    """.formatted(address(""));
            case "/two.json" -> """
                    {"@context": "http://iiif.io/api/presentation/2/context.json", "@type": "sc:Manifest",
                     "attribution": "Hangzhou Library", "sequences": [{"canvases": [
                      {"label": "Leaf 1", "width": 256, "height": 256, "images": [{"resource":
                        {"@id": "%1$s/leaf.jpg"}}]},
                      {"label": "Leaf 2", "width": 256, "height": 256, "images": [{"resource":
                        {"@id": "%1$s/leaf.gone"}}]}]}]}
                    """.formatted(address(""));
            case "/map/info.json" -> """
                    {"@context": "http://iiif.io/api/image/3/context.json", "id": "%s/map", "type": "ImageService3",
                     "protocol": "http://iiif.io/api/image", "profile": "level1", "width": 1000, "height": 700,
                     "tiles": [{"width": 256, "scaleFactors": [1, 2, 4]}]}
                    """.formatted(address(""));
            default -> "[]";
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
