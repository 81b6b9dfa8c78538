package com.firewalker.command.export;

import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.views.v1.FilesRequest;
import com.firewalker.views.v1.HoldingsGrpc;
import com.firewalker.views.v1.HoldingsGrpc.HoldingsBlockingStub;
import com.firewalker.views.v1.PartRequest;
import com.firewalker.views.v1.PartResponse;
import io.grpc.Channel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/** What the views hold on a walker, as the query side shows it, once they have seen all that the ledger holds now. */
@Component
class ViewsPart implements ArchivePart {

    private static final long PATIENCE_SECONDS = 30;

    private final Channel views;
    private final LedgerHead head;

    ViewsPart(
            GrpcChannelFactory channels,
            LedgerHead head,
            @Value("${firewalker.query-grpc:localhost:9082}") String address) {
        this.views = channels.createChannel(address);
        this.head = head;
    }

    @Override
    public void addTo(Archive archive, String walkerId) {
        long position = head.position();
        for (String file : stub().files(FilesRequest.getDefaultInstance()).getNamesList()) {
            archive.arrayOfJson(file, item -> ask(walkerId, file, position, item));
        }
    }

    private void ask(String walkerId, String file, long position, Consumer<String> item) {
        PartRequest.Builder request =
                PartRequest.newBuilder().setWalkerId(walkerId).setFile(file).setAfterPosition(position);
        PartResponse part = stub().part(request.build());
        part.getItemsList().forEach(item);
        while (part.hasNext()) {
            part = stub().part(request.setAfter(part.getNext()).build());
            part.getItemsList().forEach(item);
        }
    }

    private HoldingsBlockingStub stub() {
        return HoldingsGrpc.newBlockingStub(views).withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
