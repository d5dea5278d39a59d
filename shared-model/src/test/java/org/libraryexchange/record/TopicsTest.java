package org.libraryexchange.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void eachCityHasOneTopic() {
        assertThat(Topics.items("leeds")).isEqualTo("library.leeds.items");
    }
}
