package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.CityLog;

/** How far item logs are applied: the city's own by its partners, as these say, and theirs by this city. */
@ApplicationScoped
public class AppliedItems {

    private final LogDatabase database;
    private final String city;
    private final Signatures signatures;
    private final Clock clock;
    private final AppliedThere there;

    AppliedItems(LogDatabase database, NodeConfig node, Signatures signatures, Clock clock) {
        this.database = database;
        this.city = node.city();
        this.signatures = signatures;
        this.clock = clock;
        this.there = new AppliedThere(database, CityLog.items(city));
    }

    /** Tells a partner how far this city has applied its items. For use by one thread. */
    public AppliedTeller teller(String partner) {
        return AppliedTeller.of(here(partner));
    }

    /** Listens to what a partner tells. For use by one thread. */
    public AppliedListener listener(String partner) {
        return new AppliedListener(
                partner,
                there.own(),
                heard -> signatures.check(partner, heard.raw().value(), heard.signature()),
                there::note);
    }

    /** How far a mirror has applied an owner's items, as far as this node knows. One of the two is this city. */
    public Optional<AppliedPlace> place(String owner, String mirror) {
        return owner.equals(city) ? there.place(mirror) : here(owner).place();
    }

    private AppliedHere here(String partner) {
        return new AppliedHere(database, signatures, CityLog.items(partner), CityLog.applied(city), clock);
    }
}
