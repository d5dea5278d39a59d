package org.libraryexchange.stack.staff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Callable;
import org.libraryexchange.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the statements that let somebody sign in. So only a person who may write to the database can add staff. */
@Command(
        name = "add-staff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints SQL statements that let a person sign in to the desk and the ops pages of a city, or that change"
                    + " the password or the roles. The command asks for the password or reads it as one line from"
                    + " standard input. It prints only the hash. The person has to change the password when they first sign"
                    + " in. Operators can do the same on the page /ops/staff."
        },
        footer = {
            "",
            "Examples",
            "  add-staff --name a.ops --role ops | psql \"$DATABASE\"",
            "  pass show library/a.ops | add-staff --name a.ops --role ops --role cataloguer | psql \"$DATABASE\""
        })
public final class AddStaff implements Callable<Integer> {

    private static final int FAILED = 1;

    @Spec
    private CommandSpec command;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "sign-in name of the person")
    private String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = {
                "librarian (writes drafts), cataloguer (also publishes), head-librarian (keeps the list of both), ops"
                        + " (sees how the exchange is), or exchange-operator (also acts in it); may be repeated"
            })
    private Set<String> roles;

    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        CommandLine command = new CommandLine(new AddStaff());
        command.setExecutionExceptionHandler((failure, parsed, result) -> {
            if (failure instanceof StackException) {
                parsed.getErr().println("add-staff: " + failure.getMessage());
                return FAILED;
            }
            throw failure;
        });
        return command;
    }

    @Override
    public Integer call() throws IOException {
        command.commandLine()
                .getOut()
                .println(StaffEntry.of(name, password(), roles).sql());
        return 0;
    }

    /** The script that calls this program asks for the password if it runs in a terminal. */
    private static String password() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = input.readLine();
        if (line == null) {
            throw new StackException("no password on standard input");
        }
        return line;
    }
}
