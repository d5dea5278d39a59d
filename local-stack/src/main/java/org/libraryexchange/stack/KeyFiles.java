package org.libraryexchange.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * A key pair in a folder, as two PEM files: {@code <name>-private-key.pem}, which only its owner can read, and
 * {@code <name>-public-key.pem}.
 */
public record KeyFiles(Path privateKey, Path publicKey) {

    private static final int RSA_BITS = 2048;

    /** An RSA key pair; created the first time. */
    public static KeyFiles rsa(Path folder, String name) {
        return in(folder, name, "RSA");
    }

    /** An Ed25519 key pair; created the first time. */
    public static KeyFiles ed25519(Path folder, String name) {
        return in(folder, name, "Ed25519");
    }

    /** Whether the folder already has such a pair. */
    public static boolean areIn(Path folder, String name) {
        return Files.exists(of(folder, name).privateKey);
    }

    private static KeyFiles of(Path folder, String name) {
        Path absolute = folder.toAbsolutePath();
        return new KeyFiles(absolute.resolve(name + "-private-key.pem"), absolute.resolve(name + "-public-key.pem"));
    }

    private static KeyFiles in(Path folder, String name, String algorithm) {
        KeyFiles files = of(folder, name);
        try {
            if (!Files.exists(files.privateKey)) {
                files.create(algorithm);
            }
            return files;
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("cannot create the " + name + " key in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void create(String algorithm) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(RSA_BITS);
        }
        KeyPair keys = generator.generateKeyPair();
        Files.createDirectories(privateKey.getParent());
        Files.writeString(publicKey, pem("PUBLIC KEY", keys.getPublic().getEncoded()));
        // Written last: if it exists, the pair is complete.
        PrivateFile.write(privateKey, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private static String pem(String type, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, lines);
    }
}
