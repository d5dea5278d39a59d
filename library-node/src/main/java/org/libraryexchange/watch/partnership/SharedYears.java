package org.libraryexchange.watch.partnership;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.watch.partnership.SharedYear.Deed;
import org.libraryexchange.watch.partnership.SharedYear.Figure;
import org.libraryexchange.watch.partnership.SharedYear.Place;

/**
 * Reads what two cities did in a year from the documents, letters, handlings and receipts that both hold. What only one
 * of them can know, such as when something arrived, is not asked.
 */
@Singleton
public record SharedYears(LogDatabase database, NodeConfig node) {

    /** How far both hold the logs. The statements bind {@code city} and {@code partner}. */
    private static final String PLACES = """
            with shared_place (owner, items, letters) as (
                select cast(:city as text),
                    coalesce((select sequence from applied_log
                        where partner = :partner and log = 'library.' || :city || '.items'), 0),
                    coalesce((select sequence from applied_log
                        where partner = :partner and log = 'library.' || :city || '.letters.' || :partner), 0)
                union all
                select cast(:partner as text),
                    coalesce((select sequence from mirror_position where owner = :partner), 0),
                    coalesce((select sequence from letters.mirror_position where owner = :partner), 0))
            """;

    /**
     * Also binds the {@code year}, and the next as {@code until}. The quick look for the year in the text spares most
     * documents the reading.
     */
    private static final String DEEDS = PLACES + """
            , shared_item as not materialized (
                select item.id, item.owner, item.kind, document, updated
                from item join shared_place using (owner)
                where sequence <= shared_place.items and status = 'published'),
            linked as materialized (
                select id, owner, coalesce(letters.moment_member(document, 'created'), updated) as created,
                    letters.member(document, 'sisters') as sisters
                from shared_item
                where position('"sisters":[' in document) > 0),
            shared_letter as materialized (
                select post.id, post.owner, thread, letters.moment_member(document, 'sent') as sent,
                    letters.member(document, 'inReplyTo') as answers, letters.member(document, 'proposal', 'sort') as sort
                from letters.post join shared_place using (owner)
                where partner = :partner and sequence <= shared_place.letters and post.kind = 'letter'
                    and status = 'sent'),
            shared_handling as materialized (
                select post.owner, letter, state, updated
                from letters.post join shared_place using (owner)
                where partner = :partner and sequence <= shared_place.letters and post.kind = 'handling'
                    and state in ('answered', 'accepted', 'partly-accepted', 'declined')),
            answered as (
                select letter.id, answer.owner, letter.sent, min(answer.moment) as moment
                from shared_letter as letter join (
                    select owner, cast(letter as text) as letter, updated as moment from shared_handling
                    union all
                    select owner, answers, sent from shared_letter) as answer
                    on answer.letter = cast(letter.id as text) and answer.owner <> letter.owner
                group by letter.id, answer.owner, letter.sent),
            deed (figure, city, id, moment, days) as (
                select 'ITEMS', owner, id, letters.moment_member(document, 'created'), cast(null as bigint) from shared_item
                where position('"created":"' || :year || '-' in document) > 0
                    and to_char(letters.moment_member(document, 'created') at time zone 'UTC', 'YYYY') = :year
                union all
                select 'FESTIVALS', owner, id, coalesce(letters.moment_member(document, 'created'), updated), null
                from shared_item
                where kind = 'festival' and document ~ ('"(date|start)":"' || :year || '-')
                union all
                select case when sort is null then 'LETTERS' else 'OFFERS' end, owner, id, sent, null from shared_letter
                where to_char(sent at time zone 'UTC', 'YYYY') = :year
                union all
                select case sort when 'translation' then 'TRANSLATIONS' else 'CORRECTIONS' end, letter.owner, letter.id,
                    updated, null
                from shared_letter as letter join shared_handling as handling on handling.letter = letter.id
                    and handling.owner <> letter.owner
                where sort is not null and state in ('accepted', 'partly-accepted')
                    and to_char(updated at time zone 'UTC', 'YYYY') = :year
                union all
                select 'ANSWERED', owner, id, moment, cast(greatest(ceil(extract(epoch from moment - sent) / 86400), 1) as bigint)
                from answered
                where to_char(sent at time zone 'UTC', 'YYYY') = :year and moment is not null
                union all
                select 'SISTERS', '', one.id, greatest(one.created, other.created), null
                from linked as one join linked as other on one.owner < other.owner
                    and position(cast(other.id as text) in one.sisters) > 0
                    and position(cast(one.id as text) in other.sisters) > 0
                where greatest(one.created, other.created) < cast(:until || '-01-01T00:00:00Z' as timestamptz)
                union all
                (select distinct on (owner, cast(made at time zone 'UTC' as date)) 'NIGHTS', owner, proof_id, made, null
                from receipt join shared_place using (owner)
                where mirror in (:city, :partner) and outcome = 'verified' and sequence <= shared_place.items
                    and (signature_state in ('valid', 'unchecked') or mirror = :city)
                    and to_char(made at time zone 'UTC', 'YYYY') = :year
                order by owner, cast(made at time zone 'UTC' as date), made, proof_id))
            select figure, city, id, moment, days from deed order by moment, id
            """;

    private record Row(String figure, String city, UUID id, Instant moment, Long days) {

        private Deed deed() {
            return new Deed(Figure.valueOf(figure), city, id, moment, Optional.ofNullable(days));
        }
    }

    /** What this city and a partner did in a year. */
    public SharedYear read(String partner, int year) {
        Map<String, Object> pair = Map.of("city", node.city(), "partner", partner);
        return database.inTransaction(() -> database.withHandle(handle -> new SharedYear(
                year,
                Stream.of(node.city(), partner).sorted().toList(),
                handle.createQuery(PLACES + "select owner as city, items, letters from shared_place order by owner")
                        .bindMap(pair)
                        .map(ConstructorMapper.of(Place.class))
                        .list(),
                handle
                        .createQuery(DEEDS)
                        .bindMap(pair)
                        .bind("year", Integer.toString(year))
                        .bind("until", Integer.toString(year + 1))
                        .map(ConstructorMapper.of(Row.class))
                        .stream()
                        .map(Row::deed)
                        .toList())));
    }
}
