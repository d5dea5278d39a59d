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

    private static final Pattern FENCED = Pattern.compile(
            "^```bash\\n(.*?)^```\\n(?:\\n```text\\n(.*?)^```\\n)?", Pattern.MULTILINE | Pattern.DOTALL);

    /** @param says null where nothing is printed */
    record Block(String commands, String says) {}

    /** Those below this heading of the second level. */
    static PrintedCommands of(Path document, String heading) {
        List<Block> blocks = new ArrayList<>();
        Matcher fenced = FENCED.matcher(section(document, heading));
        while (fenced.find()) {
            blocks.add(new Block(fenced.group(1), fenced.group(2)));
        }
        return new PrintedCommands(heading, blocks);
    }

    private static String section(Path document, String heading) {
        try {
            String[] parts = Files.readString(document).split("(?m)^## ", -1);
            for (String part : parts) {
                if (part.startsWith(heading + "\n")) {
                    return part;
                }
            }
            throw new AssertionError("no section '" + heading + "' in " + document);
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
                "LEEDS", pair.leeds().api() + "/api/v1",
                "HANGZHOU", pair.hangzhou().api() + "/api/v1",
                "TOKEN", pair.leeds().token("cataloguer"));
    }
}
