package org.libraryexchange.pages.web;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes documents in Markdown parts of pages. HTML in them stays text. */
public final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> focusable(tag, attributes))
            .build();

    private Markdown() {}

    /** A document, with its first heading as the title. */
    public record Document(String title, RawString content) {}

    /**
     * Reads a document, which begins with a heading.
     *
     * @param leads where each link leads to on pages; empty if only its words are shown
     */
    public static Document read(String text, Function<String, Optional<String>> leads) {
        Node document = PARSER.parse(text);
        document.accept(new Leads(leads));
        if (document.getFirstChild() instanceof Heading first && first.getFirstChild() instanceof Text title) {
            return new Document(title.getLiteral(), new RawString(RENDERER.render(document)));
        }
        throw new IllegalArgumentException("the document must begin with a heading");
    }

    /** What scrolls has to be within reach of the keyboard. */
    private static void focusable(String tag, Map<String, String> attributes) {
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }

    /** Makes links lead to pages, and leaves only the words of the others. */
    private static final class Leads extends AbstractVisitor {

        private final Function<String, Optional<String>> leads;

        Leads(Function<String, Optional<String>> leads) {
            this.leads = leads;
        }

        @Override
        public void visit(Link link) {
            leads.apply(link.getDestination()).ifPresentOrElse(link::setDestination, () -> replaceByWords(link));
        }

        @Override
        public void visit(Image image) {
            replaceByWords(image);
        }

        private static void replaceByWords(Node node) {
            for (Node word = node.getFirstChild(); word != null; word = node.getFirstChild()) {
                node.insertBefore(word);
            }
            node.unlink();
        }
    }
}
