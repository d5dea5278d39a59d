package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    private static Markdown.Document read(String text) {
        return Markdown.read(text, link -> Optional.of(link).filter(own -> own.startsWith("/")));
    }

    @Test
    void firstHeadingIsTheTitle() {
        assertThat(read("# A town\n\nIts river.").title()).isEqualTo("A town");
    }

    @Test
    void htmlStaysText() {
        assertThat(read("# A town\n\n<script>alert(1)</script> <b>bold</b>")
                        .content()
                        .toString())
                .contains("&lt;script&gt;", "&lt;b&gt;bold")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void onlyLinksThatLeadSomewhereAreLinks() {
        assertThat(
                        read("# A town\n\n[A bridge](/bridge), [a shop](javascript:alert), ![a picture](https://other.example/x.png)")
                                .content()
                                .toString())
                .contains("<a href=\"/bridge\">A bridge</a>, a shop, a picture")
                .doesNotContain("javascript", "<img");
    }

    @Test
    void documentWithoutTitleIsRefused() {
        assertThatThrownBy(() -> read("Its river.")).hasMessageContaining("heading");
    }
}
