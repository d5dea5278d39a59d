package org.libraryexchange.base.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/**
 * Counts what a connection holds of its answers because the client does not read. What the system takes at once is not
 * counted, so an ordinary answer costs one look. Runs on the connection's own thread.
 */
final class UnreadWatch extends ChannelOutboundHandlerAdapter {

    private final UnreadAnswers answers;
    private final Client client;
    private long counted;
    private boolean waits;

    /** @param address of the client at the other end */
    UnreadWatch(UnreadAnswers answers, String address) {
        this.answers = answers;
        this.client = Client.at(address);
    }

    @Override
    public void flush(ChannelHandlerContext connection) {
        connection.flush();
        look(connection);
    }

    private void look(ChannelHandlerContext connection) {
        ChannelOutboundBuffer held = connection.channel().unsafe().outboundBuffer();
        long bytes = held == null ? 0 : held.totalPendingWriteBytes();
        if (bytes != counted) {
            answers.change(client, counted, bytes);
            counted = bytes;
        }
        if (bytes > 0 && !waits) {
            waits = true;
            // Nothing, behind all that is held. It has left when that has, or when the connection is closed.
            connection
                    .writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(left -> connection.executor().execute(() -> lookAgain(connection)));
        }
    }

    private void lookAgain(ChannelHandlerContext connection) {
        waits = false;
        look(connection);
    }
}
