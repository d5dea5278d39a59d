package org.libraryexchange.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a section of a document, each with what it is printed to say, if anything is. */
record PrintedCommands(String section, List<Block> blocks) {

    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} ");
    private static final Pattern ANY =
            Pattern.compile("^```([^\\n]*)\\n([^\\n]*)\\n(?:.*?\\n)??```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SETTINGS = Pattern.compile("^```ini\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern FENCED = Pattern.compile(
            "^```bash\\n(.*?)^```\\n(?:\\n```text\\n(.*?)^```\\n)?", Pattern.MULTILINE | Pattern.DOTALL);

    /** @param says null where nothing is printed */
    record Block(String commands, String says) {}

    /** Those below this heading of the second level. */
    static PrintedCommands of(Path document, String heading) {
        for (String section : read(document).split("(?m)^## ", -1)) {
            if (section.startsWith(heading + "\n")) {
                return of(section);
            }
        }
        throw new AssertionError("no section '" + heading + "' in " + document);
    }

    /** Those of the section of the second or third level with this heading, without those of sections below it. */
    static PrintedCommands section(Path document, String heading) {
        return sections(document).stream()
                .filter(section -> section.section().equals(heading))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no commands below '" + heading + "' in " + document));
    }

    /** The settings that are printed below the heading, which is of the second or third level. */
    static String file(Path document, String heading) {
        return HEADING.splitAsStream(read(document))
                .filter(section -> heading(section).equals(heading))
                .flatMap(section -> SETTINGS.matcher(section).results())
                .map(settings -> settings.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no settings below '" + heading + "' in " + document));
    }

    /** Those of each section of the second or third level that has any, in order. */
    static List<PrintedCommands> sections(Path document) {
        return HEADING.splitAsStream(read(document))
                .map(PrintedCommands::of)
                .filter(section -> !section.blocks().isEmpty())
                .toList();
    }

    /** What else stands in blocks: the section's heading, what the block is marked with, and its first line. */
    static List<String> others(Path document) {
        return HEADING.splitAsStream(read(document))
                .flatMap(section -> ANY.matcher(section)
                        .results()
                        .filter(block -> !block.group(1).equals("bash"))
                        .map(block -> "%s, %s: %s".formatted(heading(section), block.group(1), block.group(2))))
                .toList();
    }

    private static PrintedCommands of(String section) {
        List<Block> blocks = new ArrayList<>();
        Matcher fenced = FENCED.matcher(section);
        while (fenced.find()) {
            blocks.add(new Block(fenced.group(1), fenced.group(2)));
        }
        return new PrintedCommands(heading(section), blocks);
    }

    private static String heading(String section) {
        return section.substring(0, section.indexOf('\n'));
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs all of them in one bash, which stops at the first that fails, and returns what each said. */
    List<String> run(Program program) {
        return run(program, "");
    }

    /**
     * The same with something between them.
     *
     * @param between commands after each block
     */
    List<String> run(Program program, String between) {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        for (int i = 0; i < blocks.size(); i++) {
            script.append("{\n")
                    .append(blocks.get(i).commands())
                    .append("} > said.")
                    .append(i)
                    .append('\n')
                    .append(between);
        }
        Path folder = program.folder();
        try {
            Files.writeString(folder.resolve("commands.sh"), script.toString());
            program.run("bash", "commands.sh");
            List<String> said = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                said.add(Files.readString(folder.resolve("said." + i)));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each is printed to say. */
    List<String> says() {
        return blocks.stream()
                .map(block -> block.says() == null ? "" : block.says())
                .toList();
    }

    static Map<String, String> variables(PairUnderTest pair) {
        return Map.of(
                "LEEDS",
                pair.leeds().api() + "/api/v1",
                "HANGZHOU",
                pair.hangzhou().api() + "/api/v1",
                "TOKEN",
                pair.leeds().token("cataloguer"),
                "LIBRARIAN",
                pair.leeds().token("librarian", "cataloguer"));
    }
}
