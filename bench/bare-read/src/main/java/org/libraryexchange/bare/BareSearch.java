package org.libraryexchange.bare;

import io.agroal.api.AgroalDataSource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.StringJoiner;

/** The twenty best items by PostgreSQL's own words and rank, and nothing else. */
@Path("/words")
public class BareSearch {

    private final AgroalDataSource database;

    BareSearch(AgroalDataSource database) {
        this.database = database;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String find(@QueryParam("q") String words) throws SQLException {
        StringJoiner items = new StringJoiner(",", "[", "]");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select item.document from plainto_tsquery('simple', ?) as asked, own_words join item using (id)
                        where words @@ asked order by ts_rank(words, asked) desc limit 20
                        """)) {
            statement.setString(1, words);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    items.add(row.getString(1));
                }
            }
        }
        return items.toString();
    }
}
