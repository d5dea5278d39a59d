package org.libraryexchange.catalogue.festival;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.audit.NodeActs;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.WriteOutcome;
import org.libraryexchange.exchange.nights.Chore;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;

/**
 * Adds the dates that are due. It looks at all own festivals once on each day of the city, some at a time. A write of a
 * festival adds them too, so each look finds little.
 */
@ApplicationScoped
class FestivalChore implements Chore {

    private static final Logger LOG = Logger.getLogger(FestivalChore.class);
    private static final int AT_A_TIME = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final Jdbi database;
    private final FestivalDates dates;
    private final Catalogue catalogue;
    private final NodeActs node;
    private final NodeConfig config;
    private final Duration firstLook;
    private UUID place = FIRST;
    private Instant begin;
    private LocalDate done;

    FestivalChore(
            Jdbi database,
            FestivalDates dates,
            Catalogue catalogue,
            NodeActs node,
            NodeConfig config,
            FestivalConfig festivalConfig) {
        this.database = database;
        this.dates = dates;
        this.catalogue = catalogue;
        this.node = node;
        this.config = config;
        this.firstLook = festivalConfig.firstLook();
    }

    /** A festival's document as bytes, since the driver returns the UTF-8 that the database sent. */
    private record Festival(UUID id, byte[] document) {}

    @Override
    public boolean step(Instant now) {
        if (begin == null) {
            begin = now.plus(firstLook);
        }
        LocalDate today = now.atZone(config.timeZone()).toLocalDate();
        if (now.isBefore(begin) || today.equals(done)) {
            return false;
        }
        List<Festival> some = next();
        some.forEach(festival -> look(festival, now));
        if (some.size() == AT_A_TIME) {
            place = some.get(some.size() - 1).id();
            return true;
        }
        place = FIRST;
        done = today;
        return !some.isEmpty();
    }

    /** The city's next published festivals that have a rule, in the order of their ids. */
    private List<Festival> next() {
        return database.withHandle(handle -> handle.createQuery("""
                        select id, document from item
                        where owner = :city and kind = 'festival' and status = 'published' and id > :place
                            and position('"recurrence":{' in document) > 0
                        order by id limit :most
                        """)
                .bind("city", config.city())
                .bind("place", place)
                .bind("most", AT_A_TIME)
                .map(ConstructorMapper.of(Festival.class))
                .list());
    }

    private void look(Festival festival, Instant now) {
        try {
            ItemContent content = Item.ofStored(festival.document()).content();
            if (!dates.complete(Optional.of(content), content, now).equals(content)) {
                node.act("add dates of a festival", () -> add(festival.id()));
            }
        } catch (ProblemException e) {
            // Somebody has withdrawn or erased it meanwhile.
        } catch (IllegalStateException e) {
            // One damaged document must not keep the others.
            LOG.warnf("dates of a festival not added, will retry itemId=%s cause=%s", festival.id(), e.getMessage());
        }
    }

    private void add(UUID id) {
        try {
            WriteOutcome unused = catalogue.addDates(id);
        } catch (InvalidItemException e) {
            throw new IllegalStateException("its document has no room for them", e);
        }
    }

    /** How a node keeps the dates of festivals by rule. */
    @ConfigMapping(prefix = "library.festivals")
    interface FestivalConfig {

        /**
         * How long after its start a process looks for dates that are due. By then a database that was just restored should have
         * been compared with the log.
         */
        @WithDefault("1h")
        Duration firstLook();
    }
}
