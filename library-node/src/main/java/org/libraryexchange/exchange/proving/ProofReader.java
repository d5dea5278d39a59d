package org.libraryexchange.exchange.proving;

import static org.libraryexchange.base.database.Statements.on;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.ProofView.Details;
import org.libraryexchange.exchange.proving.ProofView.ReceiptView;
import org.libraryexchange.exchange.proving.ProofView.Repair;
import org.libraryexchange.proof.Difference;

/**
 * Reads proofs for people: of what this city owns, and of what partners own as it was compared here. In one reader these
 * are catalogues, in another pictures, or the letters between the city and a partner.
 */
@Singleton
public record ProofReader(LogTables logs) {

    private static final String SELECT = "select *, cast(? as text) as log, cast(? as text) as to from (";
    private static final String OWN = """
            select id, cast(? as text) as owner, state, origin, requested_by, chain, sequence, items, root, damaged,
                requested as begun, finished from own_proof
            """;
    private static final String MIRRORED = """
            select distinct on (proof_id) proof_id as id, owner,
                case when answered is null then 'comparing' else 'answered' end as state, cast(null as text) as origin,
                cast(null as text) as requested_by, cast(null as uuid) as chain, sequence, owner_items as items,
                cast(null as text) as root, cast('{}' as uuid[]) as damaged, met as begun, answered as finished
            from mirror_proof where owner = ? order by proof_id, step desc
            """;

    /** Proofs of a city's catalogue that began before a time, the latest first. */
    public List<ProofView> latest(String owner, Instant before, int limit) {
        return proofs(owner, ") proof where begun < ? order by begun desc limit ?", false, before, limit);
    }

    /** @param whole whether their receipts are read with all that they say */
    private List<ProofView> proofs(String owner, String which, boolean whole, Object... arguments) {
        String sql = SELECT + of(owner) + which;
        Object[] all = Stream.concat(
                        Stream.of(logs.own().sort().term(), logs.of(owner).to(), owner), Stream.of(arguments))
                .toArray();
        return logs.withHandle(handle -> on(handle).list(ProofView.class, sql, all).stream()
                .map(row -> row.with(receipts(handle, row, whole)))
                .toList());
    }

    private String of(String owner) {
        return owner.equals(logs.city()) ? OWN : MIRRORED;
    }

    /**
     * An answer that found differences.
     *
     * @param repaired when the mirror next answered that nothing differs; empty until then
     */
    public record Discrepancy(
            UUID proof, String owner, String mirror, long differing, Instant made, Optional<Instant> repaired) {}

    /** Trusted answers since a time that found differences, the latest first. */
    public List<Discrepancy> found(Instant since, int limit) {
        return logs.list(
                Discrepancy.class,
                """
                        with whole as (select * from receipt
                            where owner = any(:cities) and mirror = any(:cities) and made >= :since
                                and outcome in ('verified', 'items-differ')
                                and (signature_state in ('valid', 'unchecked') or mirror = :city))
                        select proof_id as proof, owner, mirror, differing, made,
                            (select min(made) from whole as later
                                where later.owner = found.owner and later.mirror = found.mirror and later.differing = 0
                                    and (later.sequence, later.kept) > (found.sequence, found.kept)) as repaired
                        from whole as found where differing > 0 order by made desc limit :limit
                        """,
                Map.of("city", logs.city(), "cities", cities(), "since", since, "limit", limit));
    }

    private List<String> cities() {
        return Stream.concat(Stream.of(logs.city()), logs.partners().stream()).toList();
    }

    /** One proof of any of these catalogues, with all that its receipts say. */
    public Optional<ProofView> read(UUID id) {
        return logs.partners().stream()
                .map(owner -> read(id, owner))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> read(id, logs.city()));
    }

    private Optional<ProofView> read(UUID id, String owner) {
        return proofs(owner, ") proof where id = ?", true, id).stream().findFirst();
    }

    private record Row(@Nested ReceiptView receipt, int step, byte[] document, Optional<byte[]> signature) {

        private List<Difference> differences() {
            return LastProofs.read(document).differences();
        }
    }

    private List<ReceiptView> receipts(Handle handle, ProofView proof, boolean whole) {
        return on(handle)
                .list(Row.class, """
                        select mirror, step, sequence, outcome, why, items, verified, rejected, differing, made, signature_state,
                            case when :whole then document end as document,
                            case when :whole then signature end as signature
                        from receipt where owner = :owner and proof_id = :id order by made, step
                        """, Map.of("owner", proof.owner(), "id", proof.id(), "whole", whole))
                .stream()
                .map(row -> row.receipt().with(whole ? details(handle, proof, row) : Details.NONE))
                .toList();
    }

    private Details details(Handle handle, ProofView proof, Row row) {
        List<Difference> differences = row.differences();
        List<Repair> repairs = new RepairReader(handle, logs.city()).of(proof, row.receipt(), row.step(), differences);
        return new Details(
                Optional.of(differences), Optional.of(repairs), Optional.of(row.document()), row.signature());
    }
}
