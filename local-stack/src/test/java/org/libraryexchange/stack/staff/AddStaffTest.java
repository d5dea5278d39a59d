package org.libraryexchange.stack.staff;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Alone, since the keyboard is that of the whole process. */
@Isolated
class AddStaffTest {

    private final InputStream keyboard = System.in;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void giveBack() {
        System.setIn(keyboard);
    }

    private int run(String password, String... arguments) {
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        CommandLine command = AddStaff.command();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void statementHasTheHashAndNotThePassword() {
        // When
        int exit = run("correct horse battery", "--name", "a.ops", "--role", "ops", "--role", "cataloguer");

        // Then
        assertThat(exit).isZero();
        String hash = out.toString().replaceFirst("(?s).*(\\$2[ab]\\$[^']+)'.*", "$1");
        assertThat(BCrypt.verifyer().verify("correct horse battery".toCharArray(), hash).verified)
                .isTrue();
        assertThat(out.toString())
                .startsWith("begin;\ninsert into staff_member")
                .contains("'a.ops'", "'cataloguer', 'ops'", "must_change = true")
                .doesNotContain("horse");
    }

    @ParameterizedTest
    @CsvSource({
        "correct horse battery, o'brien, ops, a name has",
        "correct horse battery, a.ops, admin, one or more of the roles",
        "short, a.ops, ops, at least 12"
    })
    void whatANodeWouldNotTakeIsRefused(String password, String name, String role, String told) {
        // When
        int exit = run(password, "--name", name, "--role", role);

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(told);
    }
}
