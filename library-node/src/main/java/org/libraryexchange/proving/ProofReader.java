package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.ProofView.ReceiptView;

/** Reads proofs for people: of the own catalogue, and of partners' as they were compared here. */
@ApplicationScoped
public class ProofReader {

    private static final String OWN = """
            select id, cast(:owner as text) as owner, state, origin, requested_by, chain, sequence, items, root, damaged,
                requested as begun, finished from own_proof
            """;
    private static final String MIRRORED = """
            select distinct on (proof_id) proof_id as id, owner,
                case when answered is null then 'comparing' else 'answered' end as state, cast(null as text) as origin,
                cast(null as text) as requested_by, cast(null as uuid) as chain, sequence, owner_items as items,
                cast(null as text) as root, cast('{}' as uuid[]) as damaged, met as begun, answered as finished
            from mirror_proof where owner = :owner order by proof_id, step desc
            """;

    private final Session database;
    private final NodeConfig node;

    ProofReader(Session database, NodeConfig node) {
        this.database = database;
        this.node = node;
    }

    /** Proofs of a city's catalogue, the latest first, those begun before a time. */
    @Transactional
    public List<ProofView> latest(String owner, Instant before, int limit) {
        return database
                .createNativeQuery(
                        "select * from (" + of(owner)
                                + ") proof where begun < :before order by begun desc limit :limit",
                        Tuple.class)
                .setParameter("owner", owner)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> view(row, false))
                .toList();
    }

    private String of(String owner) {
        return owner.equals(node.city()) ? OWN : MIRRORED;
    }

    /** One proof, whosever catalogue it is of, with all that its receipts say. */
    @Transactional
    public Optional<ProofView> read(UUID id) {
        return node.partners().keySet().stream()
                .map(partner -> read(id, partner))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> read(id, node.city()));
    }

    private Optional<ProofView> read(UUID id, String owner) {
        return database.createNativeQuery("select * from (" + of(owner) + ") proof where id = :id", Tuple.class)
                .setParameter("owner", owner)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(row -> view(row, true));
    }

    private ProofView view(Tuple row, boolean whole) {
        UUID id = row.get("id", UUID.class);
        String owner = row.get("owner", String.class);
        return new ProofView(
                id,
                owner,
                row.get("state", String.class),
                Optional.ofNullable(row.get("origin", String.class)),
                Optional.ofNullable(row.get("requested_by", String.class)),
                Optional.ofNullable(row.get("chain", UUID.class)),
                number(row, "sequence"),
                number(row, "items"),
                Optional.ofNullable(row.get("root", String.class)),
                List.of(row.get("damaged", UUID[].class)),
                row.get("begun", Instant.class),
                Optional.ofNullable(row.get("finished", Instant.class)),
                receipts(id, owner, whole));
    }

    private static OptionalLong number(Tuple row, String column) {
        Long value = row.get(column, Long.class);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private List<ReceiptView> receipts(UUID id, String owner, boolean whole) {
        return database
                .createNativeQuery("""
                        select mirror, sequence, outcome, items, verified, rejected, differing, made, signature_state,
                            case when :whole then document end as document,
                            case when :whole then signature end as signature
                        from receipt where owner = :owner and proof_id = :id order by made, step
                        """, Tuple.class)
                .setParameter("owner", owner)
                .setParameter("id", id)
                .setParameter("whole", whole)
                .getResultList()
                .stream()
                .map(ProofReader::receipt)
                .toList();
    }

    private static ReceiptView receipt(Tuple row) {
        Optional<byte[]> document = Optional.ofNullable(row.get("document", byte[].class));
        return new ReceiptView(
                row.get("mirror", String.class),
                row.get("sequence", Long.class),
                row.get("outcome", String.class),
                row.get("items", Long.class),
                row.get("verified", Long.class),
                row.get("rejected", Long.class),
                row.get("differing", Long.class),
                row.get("made", Instant.class),
                row.get("signature_state", String.class),
                document.map(bytes -> LatestReceipts.read(bytes).differences()),
                document,
                Optional.ofNullable(row.get("signature", byte[].class)));
    }
}
