package org.libraryexchange.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.problem.ProblemType;

class UploadTest {

    @Test
    void whoeverSendsOneFileTooManyIsToldWhenToTryAgain() {
        // Given
        ImportConfig config = new SmallRyeConfigBuilder()
                .withMapping(ImportConfig.class)
                .withDefaultValues(Map.of("library.imports.uploads", "0", "library.imports.poll", "PT1S"))
                .build()
                .getConfigMapping(ImportConfig.class);
        Upload upload = new Upload(null, null, config);

        // When, Then
        assertThatThrownBy(() -> upload.receive(null, InputStream.nullInputStream()))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.BUSY);
                    assertThat(refusal.retryAfter()).isPresent();
                });
    }
}
