package org.libraryexchange.catalogue.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;

class PictureUploadsTest {

    private static final Client CLIENT = new Client("anna", true);

    private static PicturesConfig hourly(String bytes) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PicturesConfig.class)
                .withDefaultValue("library.pictures.hourly", bytes)
                .build()
                .getConfigMapping(PicturesConfig.class);
    }

    @Test
    void whoeverHasUploadedEnoughIsRefusedBeforeAByteIsRead() {
        // Given
        Actor anybody =
                new Actor(QuarkusSecurityIdentity.builder().setAnonymous(true).build());
        PictureUploads uploads = new PictureUploads(new PictureProcess(), null, null, anybody, hourly("100000"));
        AtomicBoolean read = new AtomicBoolean();

        // When
        assertThatThrownBy(() -> uploads.receive(CLIENT, sink -> read.set(true)))
                .isInstanceOf(UnusablePictureException.class);
        boolean first = read.getAndSet(false);

        // Then
        assertThat(first).isTrue();
        assertThatThrownBy(() -> uploads.receive(CLIENT, sink -> read.set(true)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
        assertThat(read).isFalse();
    }
}
