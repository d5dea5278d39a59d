package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

class UploadTest {

    @Test
    void whoeverSendsOneFileTooManyIsToldWhenToTryAgain() {
        // Given
        ImportConfig config = new SmallRyeConfigBuilder()
                .withMapping(ImportConfig.class)
                .withConverter(Duration.class, 1, new DurationConverter())
                .withDefaultValue("library.imports.uploads", "0")
                .build()
                .getConfigMapping(ImportConfig.class);
        Upload upload = new Upload(null, null, config);

        // When, Then
        assertThatThrownBy(() -> upload.take(new Client("somebody", true)))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.BUSY);
                    assertThat(refusal.retryAfter()).isPresent();
                });
    }
}
