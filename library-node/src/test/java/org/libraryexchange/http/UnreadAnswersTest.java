package org.libraryexchange.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import org.junit.jupiter.api.Test;

class UnreadAnswersTest {

    private static final String CLIENT = "192.0.2.1";

    private final UnreadAnswers answers = new UnreadAnswers();
    private final EmbeddedChannel connection = new EmbeddedChannel();

    @Test
    void answerCountsUntilItHasLeft() {
        // Given
        var written = connection.newPromise();
        answers.add(CLIENT, new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[100])), written);
        long before = answers.bytes();

        // When
        written.setSuccess();

        // Then
        assertThat(before).isEqualTo(100);
        assertThat(answers.bytes()).isZero();
    }

    @Test
    void answerToAClientThatHasLeftCountsNoLonger() {
        // Given
        var written = connection.newPromise();
        answers.add(CLIENT, Unpooled.wrappedBuffer(new byte[100]), written);

        // When
        written.setFailure(new java.nio.channels.ClosedChannelException());

        // Then
        assertThat(answers.bytes()).isZero();
    }

    @Test
    void whoWaitsForRoomIsTold() {
        // Given
        int[] told = {0};
        answers.whenRead(() -> told[0]++);
        var written = connection.newPromise();
        answers.add(CLIENT, Unpooled.wrappedBuffer(new byte[1]), written);

        // When
        written.setSuccess();

        // Then
        assertThat(told[0]).isEqualTo(1);
    }
}
