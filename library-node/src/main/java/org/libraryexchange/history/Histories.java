package org.libraryexchange.history;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.history.ItemHistory.Version;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.security.Roles;

/** Tells what became of items. Drafts are for cataloguers, names for whoever has a role; all else is public. */
@ApplicationScoped
class Histories {

    private static final Set<String> MAY_KNOW_WHO = Set.of(Roles.CATALOGUER, Roles.OPS, Roles.EXCHANGE_OPERATOR);

    private final VersionStore store;
    private final NodeConfig node;
    private final SecurityIdentity identity;

    Histories(VersionStore store, NodeConfig node, SecurityIdentity identity) {
        this.store = store;
        this.node = node;
        this.identity = identity;
    }

    /**
     * Versions of an item, the newest first.
     *
     * @param below only older ones than this
     */
    @Transactional
    ItemHistory read(UUID id, long below, int limit) {
        HeldItem item = visible(id);
        if (!item.own()) {
            return ofPartner(item);
        }
        List<VersionRow> rows = store.versions(item, below, limit + 1);
        List<VersionRow> page = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() > limit
                ? address(id) + "?before=" + page.get(limit - 1).version() + "&limit=" + limit
                : null;
        return new ItemHistory(
                id,
                item.owner(),
                page.stream()
                        .filter(this::isVisible)
                        .map(row -> version(id, row))
                        .toList(),
                null,
                next);
    }

    /** The document of one version, byte for byte. */
    @Transactional
    StoredItem document(UUID id, long version) {
        HeldItem item = visible(id);
        if (item.isErased()) {
            throw new ProblemException(ProblemType.ERASED, "Its owner " + item.owner() + " erased item " + id + ".");
        }
        String document = item.own() ? ownDocument(item, version) : item.version() == version ? item.document() : null;
        if (document == null) {
            throw notFound("There is no version " + version + " of item " + id + " here.");
        }
        byte[] sha256 = Sha256.of(document.getBytes(StandardCharsets.UTF_8));
        return new StoredItem(id, item.owner(), item.status(), document, sha256, item.updated());
    }

    private String ownDocument(HeldItem item, long version) {
        return store.versions(item, version + 1, 1).stream()
                .filter(row -> row.version() == version && isVisible(row))
                .map(VersionRow::document)
                .findFirst()
                .orElse(null);
    }

    private HeldItem visible(UUID id) {
        return store.item(id)
                .filter(item -> !item.isDraft() || mayReadDrafts())
                .orElseThrow(() -> notFound("There is no item " + id + "."));
    }

    private boolean isVisible(VersionRow row) {
        return !row.isDraft() || mayReadDrafts();
    }

    private boolean mayReadDrafts() {
        return identity.hasRole(Roles.CATALOGUER);
    }

    private Version version(UUID id, VersionRow row) {
        boolean known = row.before() != null && row.document() != null;
        return new Version(
                row.version(),
                row.made(),
                MAY_KNOW_WHO.stream().anyMatch(identity::hasRole) ? row.madeBy() : null,
                row.action(),
                row.status(),
                known ? Changes.between(row.before(), row.document()) : List.of(),
                row.document() == null ? null : address(id) + "/" + row.version());
    }

    /** A mirror holds the latest version only; all of them are the owner's to tell. */
    private ItemHistory ofPartner(HeldItem item) {
        Version held = new Version(
                item.version(),
                item.updated(),
                null,
                null,
                item.status(),
                List.of(),
                item.isErased() ? null : address(item.id()) + "/" + item.version());
        return new ItemHistory(item.id(), item.owner(), List.of(held), atOwner(item), null);
    }

    private URI atOwner(HeldItem item) {
        NodeConfig.Partner partner = node.partners().get(item.owner());
        return partner == null ? null : partner.api().resolve(address(item.id()));
    }

    private static String address(UUID id) {
        return "/api/v1/items/" + id + "/versions";
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail);
    }
}
