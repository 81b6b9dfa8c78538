-- Nodes that run processors; each says every moment that it lives. Who falls silent loses its segments to the others.
CREATE TABLE processing_node (
  node VARCHAR(120) NOT NULL,
  beat DATETIME(6)  NOT NULL,
  PRIMARY KEY (node)
) ENGINE = InnoDB;
