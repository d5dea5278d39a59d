package org.libraryexchange.letters;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.node.LettersConfig;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.security.Roles;

/** The desks of both cities, from which and to which letters are written. */
@Path("/api/v1/letters/desks")
@Produces(MediaType.APPLICATION_JSON)
class DesksResource {

    private final Jdbi database;
    private final LettersConfig config;
    private final String city;

    DesksResource(Jdbi database, LettersConfig config, NodeConfig node) {
        this.database = database;
        this.config = config;
        this.city = node.city();
    }

    /** @param names by language */
    record Desk(String city, String id, @JsonRawValue String names) {}

    record Listing(List<Desk> desks) {}

    /** Own desks first. A partner's are those that it told last. */
    @GET
    @RolesAllowed(Roles.LIBRARIAN)
    @Transactional
    public Listing list() {
        List<Desk> partners = database.withHandle(handle -> handle.createQuery(
                        "select owner as city, id, names from letters.desk where owner <> :city order by owner, id")
                .bind("city", city)
                .map(ConstructorMapper.of(Desk.class))
                .list());
        Stream<Desk> own = new TreeMap<>(config.desks())
                .entrySet().stream()
                        .map(desk -> new Desk(
                                city, desk.getKey(), json(desk.getValue().name())));
        return new Listing(Stream.concat(own, partners.stream()).toList());
    }

    private static String json(Map<String, String> names) {
        return StrictJson.mapper().valueToTree(new TreeMap<>(names)).toString();
    }
}
