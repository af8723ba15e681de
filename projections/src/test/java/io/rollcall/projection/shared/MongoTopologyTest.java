// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static com.mongodb.connection.ClusterConnectionMode.MULTIPLE;
import static com.mongodb.connection.ClusterConnectionMode.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoTopologyTest {

    @Test
    void aMemberOfAReplicaSetIsNotToBeLookedAtAlone() {
        var hello = set(3, 0, 0);
        var objection = new MongoTopology(hello, SINGLE).objection().orElseThrow();
        assertThat(objection.reason()).contains("rs7").contains("one host");
        assertThat(objection.remedy()).contains("mongodb://data0,data1,data2/rollcall?replicaSet=rs7");
        assertThat(new MongoTopology(hello, MULTIPLE).objection()).isEmpty();
    }

    @Test
    void aServerOfItsOwnAndAMongosMayBe() {
        var mongos = new Document("ok", 1).append("msg", "isdbgrid");
        assertThat(new MongoTopology(new Document("ok", 1), SINGLE).objection()).isEmpty();
        assertThat(new MongoTopology(mongos, SINGLE).objection()).isEmpty();
        assertThat(MongoTopology.isSharded(mongos)).isTrue();
        assertThat(MongoTopology.isSharded(set(3, 0, 0))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, true",
        "3, 0, 0, true",
        "5, 0, 0, true",
        "2, 0, 0, true", // nobody else votes
        "1, 0, 2, true", // the one with the data confirms alone, or there is no primary
        "4, 0, 1, true",
        "3, 1, 1, true", // one may be away
        "2, 0, 1, false",
        "1, 1, 1, false",
        "3, 0, 1, false",
        "3, 0, 2, false"
    })
    void arbitersMayNotElectWhomNobodyCanFollow(int hosts, int passives, int arbiters, boolean fine) {
        var objection = new MongoTopology(set(hosts, passives, arbiters), MULTIPLE).objection();
        assertThat(objection.isEmpty()).isEqualTo(fine);
        objection.ifPresent(it -> assertThat(it.reason()).contains("rs7", "arbiter0"));
    }

    private static Document set(int hosts, int passives, int arbiters) {
        return new Document("setName", "rs7")
                .append("hosts", members("data", hosts))
                .append("passives", members("passive", passives))
                .append("arbiters", members("arbiter", arbiters));
    }

    private static List<String> members(String name, int number) {
        return IntStream.range(0, number).mapToObj(n -> name + n).toList();
    }
}
