package org.libraryexchange.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void eachCityHasOneTopic() {
        assertThat(Topics.items("leeds")).isEqualTo("library.leeds.items");
    }

    @Test
    void eachDirectionOfAPairHasOneTopic() {
        assertThat(Topics.letters("leeds", "hangzhou")).isEqualTo("library.leeds.letters.hangzhou");
    }

    @Test
    void eachCityHasOneTopicForItsPictures() {
        assertThat(Topics.pictures("leeds")).isEqualTo("library.leeds.pictures").matches(Topics::isPictures);
        assertThat(Topics.items("pictures")).matches(topic -> !Topics.isPictures(topic));
    }

    @Test
    void eachCityHasOneTopicForWhatItHasApplied() {
        assertThat(Topics.applied("leeds")).isEqualTo("library.leeds.applied");
    }
}
