package org.libraryexchange.pages.console;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/** The guides for operators that come with the node, as parts of pages. */
@ApplicationScoped
class Guides {

    /** Links to other documents lead nowhere here. */
    private static final Set<String> NAMES = Set.of("configure", "install", "monitor", "runbooks");

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> focusable(tag, attributes))
            .build();

    private final Map<String, Guide> read = new ConcurrentHashMap<>();

    /** A guide, with its first heading as the title. */
    record Guide(String title, RawString content) {}

    Optional<Guide> read(String name) {
        return NAMES.contains(name) ? Optional.of(read.computeIfAbsent(name, Guides::guide)) : Optional.empty();
    }

    private static Guide guide(String name) {
        Node document = PARSER.parse(text(name));
        document.accept(new Leads());
        Heading first = (Heading) document.getFirstChild();
        return new Guide(((Text) first.getFirstChild()).getLiteral(), new RawString(RENDERER.render(document)));
    }

    private static String text(String name) {
        try (InputStream guide = Guides.class.getResourceAsStream("/guides/" + name + ".md")) {
            return new String(guide.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a guide cannot be read", e);
        }
    }

    /** What scrolls has to be within reach of the keyboard. */
    private static void focusable(String tag, Map<String, String> attributes) {
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }

    /** Makes links between guides lead to their pages, and leaves only the words of those to other documents. */
    private static final class Leads extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            String[] parts = link.getDestination().split("(?=#)", 2);
            String name = parts[0].endsWith(".md") ? parts[0].substring(0, parts[0].length() - 3) : "";
            if (NAMES.contains(name)) {
                link.setDestination("/ops/guides/" + name + (parts.length > 1 ? parts[1] : ""));
            } else if (!link.getDestination().startsWith("#")) {
                replaceByWords(link);
            }
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
