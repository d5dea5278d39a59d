package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.http.UnreadAnswers.UnreadWatch;

class UnreadWatchTest {

    private final UnreadAnswers answers = new UnreadAnswers();
    private final Connection connection = new Connection(new UnreadWatch(answers, Client.at("192.0.2.1")));

    /** A connection whose client reads or not. */
    private static final class Connection extends EmbeddedChannel {

        private boolean reads;

        private Connection(UnreadWatch watch) {
            super(watch);
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer held) throws Exception {
            if (reads) {
                super.doWrite(held);
            }
        }

        private void answer(int bytes) {
            var unused = writeAndFlush(Unpooled.wrappedBuffer(new byte[bytes]));
        }

        private void readAll() {
            reads = true;
            flush();
            runPendingTasks();
        }
    }

    @Test
    void answerThatIsReadAtOnceDoesNotCount() {
        // Given
        int[] told = {0};
        answers.whenRead(() -> told[0]++);
        connection.readAll();

        // When
        connection.answer(1_000);

        // Then
        assertThat(answers.bytes()).isZero();
        assertThat(told[0]).isZero();
    }

    @Test
    void answersCountUntilTheyAreRead() {
        // Given
        connection.answer(1_000);
        connection.answer(2_000);
        long before = answers.bytes();

        // When
        connection.readAll();

        // Then
        assertThat(before).isBetween(3_000L, 3_500L);
        assertThat(answers.bytes()).isZero();
    }

    @Test
    void answerToAClientThatHasLeftCountsNoLonger() {
        // Given
        connection.answer(1_000);

        // When
        var unused = connection.close();
        connection.runPendingTasks();

        // Then
        assertThat(answers.bytes()).isZero();
    }

    @Test
    void whoWaitsForRoomIsTold() {
        // Given
        int[] told = {0};
        answers.whenRead(() -> told[0]++);
        connection.answer(1_000);

        // When
        connection.readAll();

        // Then
        assertThat(told[0]).isPositive();
    }
}
