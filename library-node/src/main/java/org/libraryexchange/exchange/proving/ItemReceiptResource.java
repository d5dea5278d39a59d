package org.libraryexchange.exchange.proving;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;

/** Says whether an item has reached the mirrors, and whether they accepted it. */
@Path("/api/v1/items")
@Produces(MediaType.APPLICATION_JSON)
class ItemReceiptResource {

    private final ItemReceipts receipts;
    private final SecurityIdentity identity;

    ItemReceiptResource(ItemReceipts receipts, SecurityIdentity identity) {
        this.receipts = receipts;
        this.identity = identity;
    }

    @GET
    @Path("{id}/receipt")
    @RolesAllowed({Roles.CATALOGUER, Roles.OPS, Roles.EXCHANGE_OPERATOR})
    public ItemReceipt read(@PathParam("id") String text) {
        UUID id = ItemIds.parse(text);
        return receipts.read(id)
                .filter(receipt -> receipt.sequence().isPresent() || identity.hasRole(Roles.CATALOGUER))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no item " + id + "."));
    }
}
