package org.libraryexchange.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.IdentityProvider.SIGN_IN;
import static org.libraryexchange.fixture.IdentityProvider.claims;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.IdentityProvider;
import org.libraryexchange.fixture.IdentityProviderServer;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** The identity provider says who has which roles. */
@Tag("long")
@QuarkusTest
@TestProfile(ProviderRolesIT.WithRoles.class)
class ProviderRolesIT {

    public static final class WithRoles implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(
                    IdentityProviderServer.class, Map.of("library.sign-in.provider.roles-claim", "roles")));
        }
    }

    @BeforeEach
    void comeBack() {
        IdentityProvider.comeBack();
    }

    private static Response signIn(ObjectNode claims) {
        Response question = browser().get(SIGN_IN);
        URI callback = new IdentityProvider().callback(question, claims);
        return browser()
                .urlEncodingEnabled(false)
                .cookies(question.cookies())
                .get(callback.getRawPath() + "?" + callback.getRawQuery());
    }

    private static RequestSpecification browser() {
        return Api.anonymous().redirects().follow(false).header("Accept", "text/html");
    }

    private static String session(Response in) {
        assertThat(in.cookies()).as(in.header("Location")).containsKey("library-session-leeds");
        return "library-session-leeds=" + in.cookie("library-session-leeds");
    }

    private static List<String> roles(String name) {
        return Database.rows("select role from staff_role where name = ? order by role", name);
    }

    @Test
    void newPersonIsAddedWithTheRolesThatTheNodeKnows() {
        // When
        Response in = signIn(claims("brand.new", "cataloguer", "offline_access", "ops", "OPS", "director"));

        // Then
        assertThat(Staff.with(session(in)).get("/ops").statusCode()).isEqualTo(200);
        assertThat(roles("brand.new")).containsExactly("cataloguer", "ops");
        assertThat(Database.value("select password is null from staff_member where name = 'brand.new'"))
                .isEqualTo("t");
    }

    @Test
    void headLibrarianComesFromTheProviderLikeOthers() {
        // When
        Response in = signIn(claims("head.from.elsewhere", "head-librarian"));

        // Then
        assertThat(in.header("Location")).endsWith("/desk");
        assertThat(Staff.with(session(in)).get("/desk/staff").statusCode()).isEqualTo(200);
        assertThat(Staff.with(session(in)).get("/desk/letters").statusCode()).isEqualTo(403);
    }

    @Test
    void otherRolesReplaceTheFormerAndEndTheirSessions() {
        // Given
        String before = session(signIn(claims("moves", "librarian")));

        // When
        String after = session(signIn(claims("moves", "ops")));

        // Then
        assertThat(roles("moves")).containsExactly("ops");
        assertThat(Staff.with(before).get("/desk").statusCode()).isEqualTo(303);
        assertThat(Staff.with(after).get("/ops").statusCode()).isEqualTo(200);
    }

    @Test
    void sameRolesDoNotEndSessions() {
        // Given
        String elsewhere = session(signIn(claims("stays.the.same", "librarian", "ops")));

        // When
        signIn(claims("stays.the.same", "ops", "librarian"));

        // Then
        assertThat(Staff.with(elsewhere).get("/ops").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverHasNoRoleAnyMoreLosesWhatTheyHadHere() {
        // Given
        String before = session(signIn(claims("retires", "exchange-operator")));

        // When
        Response refused = signIn(claims("retires", "pensioner"));

        // Then
        assertThat(refused.header("Location")).endsWith("?refused=no-role");
        assertThat(Page.get("/sign-in?refused=no-role").isSound().texts("[role=alert]"))
                .hasSize(1);
        assertThat(roles("retires")).isEmpty();
        assertThat(Staff.with(before).get("/ops").statusCode()).isEqualTo(303);
    }

    @Test
    void strangerWithoutARoleIsNotAdded() {
        // Given
        ObjectNode groups = claims("stranger");
        groups.putArray("groups").add("ops");

        // When
        Response none = signIn(groups);

        // Then
        assertThat(none.header("Location")).endsWith("?refused=no-role");
        assertThat(Database.value("select count(*) from staff_member where name = 'stranger'"))
                .isEqualTo("0");
    }

    @Test
    void nobodyTakesOverANameWithAPasswordOrChangesItsRoles() {
        // Given
        String local = Staff.session("stays.local", "librarian");

        // When
        Response more = signIn(claims("stays.local", "exchange-operator"));
        Response none = signIn(claims("stays.local"));

        // Then
        assertThat(more.header("Location")).endsWith("?refused=has-password");
        assertThat(none.header("Location")).endsWith("?refused=has-password");
        assertThat(roles("stays.local")).containsExactly("librarian");
        assertThat(Staff.with(local).get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void oneRoleMayComeAsPlainText() {
        // Given
        ObjectNode claims = claims("plain.text");
        claims.put("roles", "librarian");

        // When
        Response in = signIn(claims);

        // Then
        assertThat(session(in)).isNotEmpty();
        assertThat(roles("plain.text")).containsExactly("librarian");
    }
}
