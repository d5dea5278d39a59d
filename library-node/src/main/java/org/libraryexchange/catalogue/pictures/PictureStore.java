package org.libraryexchange.catalogue.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.catalogue.pictures.Picture.Thumbnail;
import org.libraryexchange.catalogue.pictures.PictureForm.State;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;

/** The pictures of both cities, and what was uploaded here. */
@ApplicationScoped
public class PictureStore {

    private static final int MOST_SHOWN = 20;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final String COLUMNS = """
            encode(display, 'hex') as sha256, width, height, bytes, encode(thumbnail, 'hex') as thumbnail_sha256,
            thumbnail_width, thumbnail_height, thumbnail_bytes
            """;

    private static final String OF_ITEM = """
            with of_item as (
                select named.form, substring(form.document from '"sha256":"([0-9a-f]{64})"') as sha256
                from pictures.named as named
                    join pictures.item as form on form.id = named.form and form.owner = :city and form.status <> 'erased'
                where named.item = :item and form.kind = 'display')
            select sha256, other.id, other.document, coalesce(other.items, 0) as others
            from of_item left join lateral (
                select public.item.id, public.item.document, count(*) over () as items
                from pictures.named as also join public.item on public.item.id = also.item and public.item.owner = :city
                where also.form = of_item.form and also.item <> :item
                order by public.item.updated desc, public.item.id limit :most) as other on true
            order by sha256
            """;

    private final Jdbi database;
    private final NodeConfig node;
    private final Actor actor;
    private final Clock clock;

    PictureStore(Jdbi database, NodeConfig node, Actor actor, Clock clock) {
        this.database = database;
        this.node = node;
        this.actor = actor;
        this.clock = clock;
    }

    /** A row of an upload. */
    private record Row(
            String sha256,
            int width,
            int height,
            int bytes,
            @Nested("thumbnail") Thumbnail thumbnail) {

        Picture picture() {
            return new Picture(sha256, width, height, bytes, thumbnail);
        }
    }

    /** How a form is kept. */
    private record Kept(String status, byte[] document) {}

    private static State state(String status) {
        return switch (Status.of(status)) {
            case DRAFT -> State.WAITING;
            case PUBLISHED -> State.PRESENT;
            case WITHDRAWN -> State.REMOVED;
            case ERASED -> State.TAKEN_DOWN;
        };
    }

    /**
     * The picture of this city that was uploaded and has this display form, unless it was taken down. Within a
     * transaction, it is kept until that ends, so that a write may name it.
     *
     * @param sha256 in lower-case hexadecimal digits
     */
    @Transactional
    public Optional<Picture> find(String sha256) {
        return database.withHandle(handle -> find(handle, sha256));
    }

    private Optional<Picture> find(Handle handle, String sha256) {
        UUID id = PictureDocument.idOf(sha256);
        hold(handle, List.of(id));
        return handle.createQuery("select " + COLUMNS + """
                        from picture_upload join pictures.item as form on form.id = display_id and form.owner = :city
                        where display_id = :id and form.status <> 'erased'
                            and (form.status <> 'withdrawn' or exists (select from pictures.kept where id = form.id))
                        order by uploaded limit 1
                        """)
                .bind("id", id)
                .bind("city", node.city())
                .map(ConstructorMapper.of(Row.class))
                .map(Row::picture)
                .findOne();
    }

    /**
     * Locks own forms until the transaction ends, so that nobody forgets them. Who did before is waited for; only later
     * statements see what they did. Uploads are locked after their forms, or two would wait for each other.
     */
    private void hold(Handle handle, List<UUID> ids) {
        List<UUID> unused = handle.createQuery(
                        "select id from pictures.item where owner = :city and id = any(:ids) order by id for key share")
                .bind("city", node.city())
                .bindArray("ids", UUID.class, ids)
                .mapTo(UUID.class)
                .list();
    }

    /** Where forms of either city are; nothing of those that are not here. If both have one, it is as for {@link #read}. */
    public Map<String, State> states(Collection<String> sha256s) {
        Map<UUID, String> ids =
                sha256s.stream().distinct().collect(Collectors.toMap(PictureDocument::idOf, Function.identity()));
        return database.withHandle(handle -> handle.createQuery("""
                        select id, status from pictures.item where id = any(:ids)
                        order by owner = :city and status = 'erased', status in ('draft', 'published'), owner = :city
                        """)
                .bindArray("ids", UUID.class, ids.keySet())
                .bind("city", node.city())
                .reduceRows(new HashMap<>(), (states, row) -> {
                    states.put(ids.get(row.getColumn("id", UUID.class)), state(row.getColumn("status", String.class)));
                    return states;
                }));
    }

    /** Whether a form of either city is here with its bytes. */
    public boolean isShown(String sha256) {
        return Optional.ofNullable(states(List.of(sha256)).get(sha256))
                .filter(State::isShown)
                .isPresent();
    }

    /** Which form of either city has this digest; empty if none is here. If both have it, one that can be shown. */
    public Optional<PictureForm> read(String sha256) {
        return database.withHandle(handle -> handle.createQuery("""
                        select status, document from pictures.item where id = :id
                        order by owner = :city and status = 'erased' desc, status in ('draft', 'published') desc,
                            owner = :city desc
                        limit 1
                        """)
                .bind("id", PictureDocument.idOf(sha256))
                .bind("city", node.city())
                .map(ConstructorMapper.of(Kept.class))
                .findOne()
                .map(kept -> new PictureForm(PictureDocument.ofStored(kept.document()), state(kept.status())))
                .filter(form -> form.document().made().sha256().equals(sha256)));
    }

    /** The items of this city that name a picture, at most so many. */
    public List<NamingItem> naming(String sha256, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        select id, document from item join pictures.named on item = id
                        where form = :form and owner = :city and status <> 'erased'
                            and document like '%' || :sha256 || '%'
                        order by updated desc, id limit :most
                        """)
                .bind("form", PictureDocument.idOf(sha256))
                .bind("sha256", sha256)
                .bind("city", node.city())
                .bind("most", most)
                .map(ConstructorMapper.of(NamingItem.class))
                .list());
    }

    /** The pictures that an item of this city names, or did in a version before. */
    @Transactional
    public List<SharedPicture> sharedBy(UUID item) {
        return database.withHandle(handle -> {
            Map<String, SharedPicture> shared = new LinkedHashMap<>();
            handle.createQuery(OF_ITEM)
                    .bind("item", item)
                    .bind("city", node.city())
                    .bind("most", MOST_SHOWN)
                    .map(ConstructorMapper.of(OfItem.class))
                    .forEach(row -> {
                        SharedPicture picture = shared.computeIfAbsent(
                                row.sha256(), sha256 -> new SharedPicture(sha256, row.others(), new ArrayList<>()));
                        row.id().ifPresent(id -> picture.shown().add(new NamingItem(id, row.document())));
                    });
            return List.copyOf(shared.values());
        });
    }

    private record OfItem(String sha256, Optional<UUID> id, byte[] document, int others) {}

    /**
     * A picture of an item.
     *
     * @param others how many other items name it as well, or did
     * @param shown some of them
     */
    public record SharedPicture(String sha256, int others, List<NamingItem> shown) {

        public boolean isShared() {
            return others > 0;
        }

        /** How many of the others are not shown. */
        public int more() {
            return others - shown.size();
        }
    }

    /** An item that names a picture. */
    public record NamingItem(UUID id, byte[] document) {}

    /**
     * The form that an address names.
     *
     * @param sha256 as somebody has written it
     * @throws ProblemException if there is none here
     */
    public PictureForm named(String sha256) {
        return Optional.of(sha256)
                .filter(digest -> DIGEST.matcher(digest).matches())
                .flatMap(this::read)
                .orElseThrow(PictureStore::unknown);
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such picture here.");
    }

    /** Whether a file was uploaded before. Then its picture is kept as if it were new. */
    @Transactional
    boolean touch(String upload) {
        return touched(upload).isPresent();
    }

    private Optional<Picture> touched(String upload) {
        byte[] file = HexFormat.of().parseHex(upload);
        return database.withHandle(handle -> {
            List<UUID> forms = handle.createQuery("""
                            select unnest(array[display_id, thumbnail_id]) from picture_upload where sha256 = :upload
                            """)
                    .bind("upload", file)
                    .mapTo(UUID.class)
                    .list();
            hold(handle, forms);
            return handle.createQuery("""
                        update picture_upload set uploaded = :now from pictures.item as form
                        where picture_upload.sha256 = :upload and form.id = display_id and form.owner = :city
                            and (form.status <> 'withdrawn' or exists (select from pictures.kept where id = form.id))
                        returning\s""" + COLUMNS)
                    .bind("city", node.city())
                    .bind("now", clock.instant())
                    .bind("upload", file)
                    .map(ConstructorMapper.of(Row.class))
                    .map(Row::picture)
                    .findOne();
        });
    }

    /**
     * Keeps a picture. It waits for an item that names it.
     *
     * @throws UnusablePictureException if it was taken down
     * @throws ProblemException if the node knew the file when it was read, and has forgotten it since
     */
    @Transactional
    public Picture keep(NewPicture read) {
        Optional<Picture> known = touched(read.upload());
        if (known.isEmpty() && read.isKnown()) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "The picture was just removed. Send it again.");
        }
        return database.withHandle(handle -> {
            Picture picture = known.orElseGet(() -> add(handle, read));
            return find(handle, picture.sha256())
                    .orElseThrow(() -> new UnusablePictureException(PictureRefusal.TAKEN_DOWN));
        });
    }

    private Picture add(Handle handle, NewPicture read) {
        List<PictureDocument> forms = List.of(
                PictureDocument.first(
                        node.city(), PictureSize.DISPLAY, read.forms().get(0), clock.instant()),
                PictureDocument.first(
                        node.city(), PictureSize.THUMBNAIL, read.forms().get(1), clock.instant()));
        hold(handle, forms.stream().map(PictureDocument::id).toList());
        PictureDocument.Made small = forms.get(1).made();
        PictureDocument.Made large = forms.get(0).made();
        Picture picture = find(handle, large.sha256()).orElseGet(() -> {
            forms.forEach(form -> insert(handle, form));
            return new Picture(
                    large.sha256(),
                    large.width(),
                    large.height(),
                    large.bytes(),
                    new Thumbnail(small.sha256(), small.width(), small.height(), small.bytes()));
        });
        handle.createUpdate("""
                        insert into picture_upload (sha256, display, display_id, width, height, bytes, thumbnail,
                            thumbnail_id, thumbnail_width, thumbnail_height, thumbnail_bytes, uploaded_by, uploaded)
                        values (:upload, decode(:sha256, 'hex'), :display, :width, :height, :bytes,
                            decode(:thumbnail.sha256, 'hex'), :small, :thumbnail.width, :thumbnail.height, :thumbnail.bytes,
                            :name, :now)
                        on conflict (sha256) do update set display = excluded.display, display_id = excluded.display_id,
                            width = excluded.width, height = excluded.height, bytes = excluded.bytes,
                            thumbnail = excluded.thumbnail, thumbnail_id = excluded.thumbnail_id,
                            thumbnail_width = excluded.thumbnail_width, thumbnail_height = excluded.thumbnail_height,
                            thumbnail_bytes = excluded.thumbnail_bytes, uploaded = excluded.uploaded
                        """)
                .bind("upload", HexFormat.of().parseHex(read.upload()))
                .bindMethods(picture)
                .bind("display", PictureDocument.idOf(picture.sha256()))
                .bind("small", PictureDocument.idOf(picture.thumbnail().sha256()))
                .bind("name", actor.name())
                .bind("now", clock.instant())
                .execute();
        return picture;
    }

    /** Adds a form. If it was withdrawn and its bytes have gone, they are here again. */
    private void insert(Handle handle, PictureDocument form) {
        byte[] document = form.document();
        handle.createUpdate("""
                        with added as (
                            insert into pictures.item
                                (id, owner, kind, status, version, document, sha256, languages, updated, changed_by)
                            values (:id, :owner, :kind, 'draft', :version, convert_from(:document, 'UTF8'), :sha256, '{}',
                                :updated, :name)
                            on conflict (id, owner) do nothing)
                        insert into pictures.kept (id, document)
                        select id, convert_from(:document, 'UTF8') from pictures.item
                        where id = :id and owner = :owner and status = 'withdrawn'
                        on conflict (id) do nothing
                        """)
                .bind("id", form.id())
                .bind("owner", form.owner())
                .bind("kind", form.made().form().term())
                .bind("version", form.version())
                .bind("document", document)
                .bind("sha256", Sha256.of(document))
                .bind("updated", form.updated())
                .bind("name", actor.name())
                .execute();
    }
}
