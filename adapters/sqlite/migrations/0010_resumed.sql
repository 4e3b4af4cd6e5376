-- A case that lapsed and was taken up again for a good reason (art 30) counts where its real answer is; tables say so.
ALTER TABLE case_row ADD COLUMN resumed INTEGER NOT NULL DEFAULT 0 CHECK (resumed IN (0, 1));
