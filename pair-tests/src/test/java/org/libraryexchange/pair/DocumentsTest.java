package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the repository's documents lead to. */
class DocumentsTest {

    private static final Path ROOT = Repository.root();
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern LINKED = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern DOCUMENT = Pattern.compile("\\bdocs/[\\w/-]+\\.md(?:#[\\w-]+)?");
    private static final Set<String> SOURCES = Set.of("java", "yml", "yaml", "properties", "json", "sql", "xml", "md");
    private static final int LARGEST_SOURCE = 1_000_000;

    private static List<Path> files;

    @BeforeAll
    static void findFiles() throws IOException {
        files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean isWritten = !name.startsWith(".")
                        && !Set.of("target", "node_modules").contains(name);
                return isWritten || folder.equals(ROOT) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() < LARGEST_SOURCE) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void everyLinkOfADocumentLeadsSomewhere() {
        List<String> dead = documents()
                .flatMap(document -> links(document)
                        .filter(link -> !leadsSomewhere(document, link))
                        .map(link -> ROOT.relativize(document) + ": " + link))
                .toList();

        assertThat(documents()).hasSizeGreaterThan(30);
        assertThat(dead).isEmpty();
    }

    @Test
    void everyDocumentThatAFileNamesIsThere() {
        List<String> dead = files.stream()
                .filter(file -> SOURCES.contains(ending(file)))
                .flatMap(file -> DOCUMENT.matcher(Monitoring.read(file))
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !leadsSomewhere(ROOT.resolve("README.md"), name))
                        .map(name -> ROOT.relativize(file) + ": " + name))
                .toList();

        assertThat(dead).isEmpty();
    }

    /** What introduces cities links pages of a node; {@code IntroductionIT} follows those. */
    private static Stream<Path> documents() {
        return files.stream()
                .filter(file -> ending(file).equals("md"))
                .filter(file -> !file.getParent().endsWith("introduction"));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Stream<String> links(Path document) {
        return LINK.matcher(CODE.matcher(withoutBlocks(document)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !ELSEWHERE.matcher(link).matches());
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** As GitHub makes them from headings. */
    private static Set<String> anchors(Path document) {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(withoutBlocks(document)).results().forEach(heading -> {
            String first = LINKED.matcher(heading.group(1))
                    .replaceAll("$1")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            String anchor = first;
            for (int again = 1; !anchors.add(anchor); again++) {
                anchor = first + "-" + again;
            }
        });
        return anchors;
    }

    private static String withoutBlocks(Path document) {
        return FENCED.matcher(Monitoring.read(document)).replaceAll("");
    }
}
