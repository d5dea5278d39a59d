package org.libraryexchange.catalogue.history;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.history.ItemHistory.Version;
import org.libraryexchange.catalogue.history.VersionStore.HeldItem;
import org.libraryexchange.catalogue.history.VersionStore.VersionRow;
import org.libraryexchange.json.Sha256;

/**
 * Returns the histories of items. Cataloguers and librarians see drafts, and callers with a role see who made a version; everything
 * else is public.
 */
@ApplicationScoped
public class Histories {

    private static final Set<String> MAY_KNOW_WHO =
            Set.of(Roles.LIBRARIAN, Roles.CATALOGUER, Roles.OPS, Roles.EXCHANGE_OPERATOR);

    private final VersionStore store;
    private final NodeConfig node;
    private final SecurityIdentity identity;

    Histories(VersionStore store, NodeConfig node, SecurityIdentity identity) {
        this.store = store;
        this.node = node;
        this.identity = identity;
    }

    /**
     * Returns the versions of an item, newest first.
     *
     * @param below returns only versions lower than this
     */
    @Transactional
    public ItemHistory read(UUID id, long below, int limit) {
        HeldItem item = visible(id);
        if (!item.own()) {
            return ofPartner(item);
        }
        List<VersionRow> rows = store.versions(item, below, limit + 1);
        List<VersionRow> page = rows.subList(0, Math.min(limit, rows.size()));
        List<Version> shown = page.stream()
                .filter(this::isVisible)
                .map(row -> version(id, row))
                .toList();
        Optional<String> next = rows.size() > limit
                ? Optional.of(address(id) + "?before=" + page.get(limit - 1).version() + "&limit=" + limit)
                : Optional.empty();
        return new ItemHistory(id, item.owner(), shown, Optional.empty(), next);
    }

    /** Returns the document of one version, byte for byte. */
    @Transactional
    public StoredItem document(UUID id, long version) {
        HeldItem item = visible(id);
        if (item.isErased()) {
            throw new ProblemException(ProblemType.ERASED, "Its owner " + item.owner() + " erased item " + id + ".");
        }
        String document = (item.own() ? ownDocument(item, version) : mirrored(item, version))
                .orElseThrow(() -> notFound("There is no version " + version + " of item " + id + " here."));
        byte[] sha256 = Sha256.of(document.getBytes(StandardCharsets.UTF_8));
        return new StoredItem(id, item.owner(), item.status(), document, sha256, item.updated());
    }

    /** JSON Pointers to the members in which two documents of an item differ, as in its history. */
    public static List<String> changed(StoredItem before, StoredItem after) {
        return Changes.between(before.document(), after.document());
    }

    private Optional<String> ownDocument(HeldItem item, long version) {
        return store.versions(item, version + 1, 1).stream()
                .filter(row -> row.version() == version && isVisible(row))
                .findFirst()
                .flatMap(VersionRow::document);
    }

    private static Optional<String> mirrored(HeldItem item, long version) {
        return item.version() == version ? Optional.of(item.document()) : Optional.empty();
    }

    private HeldItem visible(UUID id) {
        return store.item(id)
                .filter(item -> !item.isDraft() || Roles.mayReadDrafts(identity))
                .orElseThrow(() -> notFound("There is no item " + id + "."));
    }

    private boolean isVisible(VersionRow row) {
        return !row.isDraft() || Roles.mayReadDrafts(identity);
    }

    private Version version(UUID id, VersionRow row) {
        return new Version(
                row.version(),
                row.made(),
                row.madeBy().filter(name -> MAY_KNOW_WHO.stream().anyMatch(identity::hasRole)),
                Optional.of(row.action()),
                row.status(),
                changed(row),
                row.document().map(document -> address(id) + "/" + row.version()));
    }

    private static List<String> changed(VersionRow row) {
        return row.before()
                .flatMap(before -> row.document().map(document -> Changes.between(before, document)))
                .orElseGet(List::of);
    }

    /** A mirror has only the latest version. The owner can return all of them. */
    private ItemHistory ofPartner(HeldItem item) {
        Version held = new Version(
                item.version(),
                item.updated(),
                Optional.empty(),
                Optional.empty(),
                item.status(),
                List.of(),
                Optional.of(address(item.id()) + "/" + item.version()).filter(address -> !item.isErased()));
        return new ItemHistory(item.id(), item.owner(), List.of(held), atOwner(item), Optional.empty());
    }

    private Optional<URI> atOwner(HeldItem item) {
        return Optional.ofNullable(node.partners().get(item.owner()))
                .map(partner -> partner.api().resolve(address(item.id())));
    }

    private static String address(UUID id) {
        return "/api/v1/items/" + id + "/versions";
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail);
    }
}
