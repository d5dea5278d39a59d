package org.libraryexchange.catalogue.pictures;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.http.GivenReason;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;

/** Takes the city's pictures down for good, wherever they are named. Why somebody did never leaves the city. */
@ApplicationScoped
public class PictureTakedowns {

    /** The pictures of own items that name a form. */
    private static final String OF_ITEMS = """
            (select picture ->> 'sha256' as display, picture #>> '{thumbnail,sha256}' as thumbnail
            from pictures.named join item on id = named.item and owner = :city and status <> 'erased'
                cross join lateral jsonb_path_query(document::jsonb, '$.pictures[*]') as picture
            where named.form = %s) as of_items
            """;

    /** What uploads and items say: after a restoration, uploads are not known. */
    private static final String THUMBNAILS = """
            with shown as (
                select encode(thumbnail, 'hex') as sha256, thumbnail_id as form from picture_upload where display_id = :id
                union select thumbnail, pictures.form_of(thumbnail) from
            """ + OF_ITEMS.formatted(":id") + """
                where display = :sha256)
            select shown.sha256 from shown join pictures.item as own on own.id = form and own.owner = :city
            """;

    /** A thumbnail that another picture shows as well stays. */
    private static final String UNSHARED = """
            where not exists (select from picture_upload as other
                    join pictures.item as large on large.id = display_id and large.owner = :city
                    where thumbnail_id = shown.form and display_id <> :id and large.status <> 'erased')
                and not exists (select from
            """ + OF_ITEMS.formatted("shown.form") + """
                    join pictures.item as large on large.id = pictures.form_of(display) and large.owner = :city
                    where thumbnail = shown.sha256 and display <> :sha256 and large.status <> 'erased')
            """;

    private final Jdbi database;
    private final PictureStore store;
    private final PicturePlaces places;
    private final NodeConfig node;
    private final Actor actor;
    private final Clock clock;

    PictureTakedowns(
            Jdbi database, PictureStore store, PicturePlaces places, NodeConfig node, Actor actor, Clock clock) {
        this.database = database;
        this.store = store;
        this.places = places;
        this.node = node;
        this.actor = actor;
        this.clock = clock;
    }

    /** Who took a picture down, when and why. */
    public record Takedown(String sha256, String reason, String takenDownBy, Instant takenDown) {}

    /** The takedown of a picture; empty if it was not taken down here. */
    public Optional<Takedown> find(String sha256) {
        return database.withHandle(handle -> handle.createQuery("""
                        select encode(display, 'hex') as sha256, reason, taken_down_by, taken_down from picture_takedown
                        where display = :display
                        """)
                .bind("display", HexFormat.of().parseHex(sha256))
                .map(ConstructorMapper.of(Takedown.class))
                .findOne());
    }

    /**
     * Takes a picture down. If it has been before, says who did.
     *
     * @param sha256 of its display form
     * @throws ProblemException if it is not a picture of this city, or not any more, or there is no reason
     */
    @Transactional
    @RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
    public Takedown takeDown(String sha256, String reason) {
        requireOwn(sha256);
        String why = GivenReason.of(reason);
        // Of two pictures with the same thumbnail that are taken down at a time, the later one takes it along.
        places.lock(forms(sha256, ""));
        boolean unused = places.takeDown(forms(sha256, UNSHARED));
        note(sha256, why);
        return find(sha256).orElseThrow(PictureStore::unknown);
    }

    private List<String> forms(String sha256, String which) {
        return database.withHandle(handle -> Stream.concat(
                        Stream.of(sha256),
                        handle
                                .createQuery(THUMBNAILS + which)
                                .bind("id", PictureDocument.idOf(sha256))
                                .bind("sha256", sha256)
                                .bind("city", node.city())
                                .mapTo(String.class)
                                .list()
                                .stream())
                .toList());
    }

    /** Only of a picture that is down: one that no item names may have been forgotten in this moment. */
    private void note(String sha256, String why) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into picture_takedown (display, reason, taken_down_by, taken_down)
                        select :display, :reason, :name, :now from pictures.item
                        where id = :id and owner = :city and status = 'erased' on conflict (display) do nothing
                        """)
                .bind("display", HexFormat.of().parseHex(sha256))
                .bind("reason", why)
                .bind("name", actor.name())
                .bind("now", clock.instant())
                .bind("id", PictureDocument.idOf(sha256))
                .bind("city", node.city())
                .execute());
    }

    private void requireOwn(String sha256) {
        PictureDocument document = store.named(sha256).document();
        if (document.made().form() != PictureSize.DISPLAY) {
            throw PictureStore.unknown();
        }
        if (!document.owner().equals(node.city())) {
            throw new ProblemException(
                    ProblemType.OWNED_BY_PARTNER,
                    "The picture is owned by " + document.owner() + " and can be taken down only there.");
        }
    }
}
