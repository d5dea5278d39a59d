package org.libraryexchange.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a search asks for, over the lexemes of {@link TermVector}. */
public sealed interface Wanted {

    /** A lexeme. */
    record Term(String lexeme) implements Wanted {
        @Override
        public String tsquery() {
            return quoted(lexeme);
        }

        @Override
        public Wanted inTitle() {
            return Character.isLetterOrDigit(lexeme.codePointAt(0)) ? new Term(Lexemes.inTitle(lexeme)) : this;
        }

        @Override
        public Stream<String> lexemes() {
            return Stream.of(lexeme);
        }
    }

    /** Any lexeme that begins so. */
    record Beginning(String prefix) implements Wanted {
        @Override
        public String tsquery() {
            return quoted(prefix) + ":*";
        }

        @Override
        public Wanted inTitle() {
            return new Beginning(Lexemes.inTitle(prefix));
        }

        @Override
        public Stream<String> lexemes() {
            return Stream.of(prefix);
        }
    }

    /** Lexemes one behind the other. */
    record Phrase(List<String> inOrder) implements Wanted {
        @Override
        public String tsquery() {
            return "(" + inOrder.stream().map(Wanted::quoted).collect(Collectors.joining(" <-> ")) + ")";
        }

        @Override
        public Wanted inTitle() {
            return new All(
                    inOrder.stream().map(lexeme -> new Term(lexeme).inTitle()).toList());
        }

        @Override
        public Stream<String> lexemes() {
            return inOrder.stream();
        }
    }

    /** All of them, at least one. */
    record All(List<Wanted> parts) implements Wanted {
        @Override
        public String tsquery() {
            return joined(parts, " & ");
        }

        @Override
        public Wanted inTitle() {
            return new All(parts.stream().map(Wanted::inTitle).toList());
        }

        @Override
        public Stream<String> lexemes() {
            return parts.stream().flatMap(Wanted::lexemes);
        }
    }

    /** At least one of them. */
    record Any(List<Wanted> choices) implements Wanted {
        @Override
        public String tsquery() {
            return joined(choices, " | ");
        }

        @Override
        public Wanted inTitle() {
            return new Any(choices.stream().map(Wanted::inTitle).toList());
        }

        @Override
        public Stream<String> lexemes() {
            return choices.stream().flatMap(Wanted::lexemes);
        }
    }

    /** Whatever lacks it. */
    record Without(Wanted unwanted) implements Wanted {
        @Override
        public String tsquery() {
            return "!" + unwanted.tsquery();
        }

        @Override
        public Wanted inTitle() {
            return this;
        }

        @Override
        public Stream<String> lexemes() {
            return Stream.empty();
        }
    }

    /** The question in the language of PostgreSQL's type {@code tsquery}. */
    String tsquery();

    /** The same of the title alone. */
    Wanted inTitle();

    /** The lexemes that make an item match, which are worth marking in its text. */
    Stream<String> lexemes();

    private static String joined(List<Wanted> parts, String operator) {
        return parts.stream().map(Wanted::tsquery).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
