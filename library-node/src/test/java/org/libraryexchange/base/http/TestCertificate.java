package org.libraryexchange.base.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.libraryexchange.base.http.PublicFetch.Names;

/** A certificate for one name that no authority has signed, with its key. */
public record TestCertificate(Path file) {

    private static final String PASSWORD = "changeit";

    /** Makes one in a folder, with the tool of the JDK. */
    public static TestCertificate of(String name, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException(said);
        }
        return new TestCertificate(file);
    }

    /** A server that shows it, whatever name it is asked for; not started. */
    public HttpsServer server(InetSocketAddress address) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            keys.load(content, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    /** A fetch that trusts it and no other. */
    public PublicFetch trusted(Vertx vertx, Set<String> privateHosts, Names names) {
        PfxOptions trusted = new PfxOptions().setPath(file.toString()).setPassword(PASSWORD);
        return new PublicFetch(
                vertx.createHttpClient(PublicFetch.options().setTrustOptions(trusted)), privateHosts, names, "test");
    }
}
