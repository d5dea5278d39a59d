package org.libraryexchange.pair;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;

/** A real mail server, in memory. */
final class MailServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    static MailServer on(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailServer(server);
    }

    /** Nothing listens there. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages that have arrived, one for each recipient. */
    List<MimeMessage> messages() {
        return List.of(server.getReceivedMessages());
    }

    /** How many messages a reader has received. */
    long messagesTo(String address) {
        GreenMailUser reader = server.getUserManager().getUserByEmail(address);
        try {
            return reader == null
                    ? 0
                    : server.getManagers().getImapHostManager().getInbox(reader).getMessageCount();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers every message with an error from now on. */
    void refuse() {
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            throw new UserException("no room for " + recipient.getEmail());
        });
    }

    @Override
    public void close() {
        server.stop();
    }
}
