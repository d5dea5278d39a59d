package org.libraryexchange.stack.token;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.libraryexchange.stack.StackException;
import org.libraryexchange.stack.TokenIssuer;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a key pair once, and then a token each time that it is called for one. */
@Command(
        name = "issue-token",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes access tokens for systems of a city that has no identity provider.",
        footer = {
            "",
            "Examples",
            "  issue-token --new-key /etc/library/tokens",
            "  issue-token --key /etc/library/tokens --city leeds --name nightly-import --roles cataloguer"
        })
public final class IssueToken implements Callable<Integer> {

    /** The longest that a node accepts unless it is configured otherwise. */
    private static final int LONGEST_HOURS = 24;

    private static final String ISSUER = "library-exchange";

    private static final int FAILED = 1;

    @Spec
    private CommandSpec command;

    @ArgGroup(multiplicity = "1", exclusive = true)
    private Work work;

    /** Exactly one of the two. */
    static final class Work {

        @Option(
                names = "--new-key",
                paramLabel = "DIR",
                required = true,
                description = "make a key pair there and print the file that the node needs")
        private Path newKey;

        @ArgGroup(exclusive = false)
        private Token token;
    }

    /** Content of the token. */
    static final class Token {

        @Option(names = "--key", paramLabel = "DIR", required = true, description = "sign with the key in this folder")
        private Path key;

        @Option(
                names = "--city",
                split = ",",
                paramLabel = "CITY",
                required = true,
                description = "the cities whose nodes accept it")
        private List<String> cities;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                required = true,
                description = "who uses it; recorded in the history of each change")
        private String name;

        @Option(
                names = "--roles",
                split = ",",
                paramLabel = "ROLE",
                required = true,
                description = "cataloguer, exchange-operator, head-librarian, librarian, ops")
        private List<String> roles;

        @Option(
                names = "--hours",
                defaultValue = "12",
                paramLabel = "N",
                description = "how long it is valid, at most " + LONGEST_HOURS + " (default: 12)")
        private int hours;

        @Option(
                names = "--issuer",
                defaultValue = ISSUER,
                paramLabel = "NAME",
                description = "must match the setting of the node (default: " + ISSUER + ")")
        private String issuer;
    }

    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        CommandLine command = new CommandLine(new IssueToken());
        command.setExecutionExceptionHandler((failure, parsed, result) -> {
            if (failure instanceof StackException) {
                parsed.getErr().println("issue-token: " + failure.getMessage());
                return FAILED;
            }
            throw failure;
        });
        return command;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        out.println(work.newKey == null ? token(work.token) : newKey(work.newKey));
        return 0;
    }

    private static Path newKey(Path folder) {
        if (TokenIssuer.isIn(folder)) {
            throw new StackException("there is a key in " + folder + "; choose another folder for a new one");
        }
        return TokenIssuer.in(folder).publicKeyFile();
    }

    private static String token(Token wanted) {
        TokenIssuer.checkRoles(wanted.roles);
        if (wanted.hours < 1 || wanted.hours > LONGEST_HOURS) {
            throw new StackException("a token is valid for 1 to " + LONGEST_HOURS + " hours, not " + wanted.hours);
        }
        if (!TokenIssuer.isIn(wanted.key)) {
            throw new StackException("there is no key in " + wanted.key + "; make one with --new-key");
        }
        return TokenIssuer.in(wanted.key)
                .named(wanted.issuer)
                .issue(wanted.name, wanted.roles, wanted.cities, Duration.ofHours(wanted.hours));
    }
}
