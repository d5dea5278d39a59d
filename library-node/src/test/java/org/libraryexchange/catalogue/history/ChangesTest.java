package org.libraryexchange.catalogue.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"version":1,"updated":"a"}      | {"version":2,"updated":"b"}             | []
            {"title":{"en":"a","fr":"x"}}    | {"title":{"en":"b","fr":"x"}}           | [/title/en]
            {"title":{"en":"a"}}             | {"title":{"en":"a","zh-Hans":"b"}}      | [/title/zh-Hans]
            {"summary":{"en":"a"}}           | {}                                      | [/summary/en]
            {"status":"draft"}               | {"status":"published","licence":"x"}    | [/licence, /status]
            {"event":{"audience":["a"]}}     | {"event":{"audience":["b"]}}            | [/event]
            {"links":[1,2]}                  | {"links":[2,1]}                         | [/links]
            """)
    void namesWhatDiffers(String before, String after, String pointers) {
        assertThat(Changes.between(before, after)).hasToString(pointers);
    }
}
